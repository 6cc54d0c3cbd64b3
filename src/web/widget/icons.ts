import { svg, type TemplateResult } from 'lit'

const icon = (path: string): TemplateResult => svg`<svg viewBox="0 0 24 24" width="20" height="20"
  fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"
  stroke-linejoin="round" aria-hidden="true" focusable="false"><path d=${path}></path></svg>`

export const icons = {
  close: icon('M6 6l12 12M18 6L6 18'),
  newChat: icon('M12 20h8M16.5 4.5a2.1 2.1 0 0 1 3 3L8 19l-4 1 1-4z'),
  erase: icon(
    'M4 7h16M10 11v6M14 11v6M6 7l1 12a1.5 1.5 0 0 0 1.5 1.4h7A1.5 1.5 0 0 0 17 19l1-12M9 7V4.5h6V7',
  ),
  person: icon('M12 12.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500a7.500 7.500 0 0 1 15 0'),
  widen: icon('M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7'),
  narrow: icon('M20 10h-6V4M14 10l6.5-6.5M4 14h6v6M10 14l-6.5 6.5'),
  send: icon('M12 19V5M6 11l6-6 6 6'),
  stop: icon('M7.500 7.500h9v9h-9z'),
  down: icon('M12 5v14M6 13l6 6 6-6'),
  left: icon('M14.5 6l-6 6 6 6'),
  right: icon('M9.500 6l6 6-6 6'),
  good: icon(
    'M7 11v9H4.500a.5.5 0 0 1-.5-.5v-8a.5.5 0 0 1 .5-.5zM7 11l4-7.500a2 2 0 0 1 2.500 2.600L12.600 9.500H18a2 2 0 0 1 2 2.400l-1.200 6.500a2 2 0 0 1-2 1.600H7',
  ),
  bad: icon(
    'M7 13V4H4.500a.5.5 0 0 0-.5.5v8a.5.5 0 0 0 .5.5zM7 13l4 7.500a2 2 0 0 0 2.500-2.600l-.900-3.400H18a2 2 0 0 0 2-2.400l-1.200-6.500a2 2 0 0 0-2-1.600H7',
  ),
  copy: icon('M9 9h10v11H9zM15 9V5H5v11h4'),
  check: icon('M5 12.500l4.500 4.500L19 7.500'),
  chat: icon(
    'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-4.500 3.500V17H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z',
  ),
  alert: icon('M12 8v5M12 16.500v.01M12 3.500l9 16H3z'),
  spark: icon(
    'M12 3.500l1.900 5.100a2.500 2.500 0 0 0 1.500 1.500l5.100 1.900-5.100 1.900a2.500 2.500 0 0 0-1.500 1.500L12 20.500l-1.900-5.100a2.500 2.500 0 0 0-1.500-1.500L3.500 12l5.100-1.900a2.500 2.500 0 0 0 1.500-1.500z',
  ),
}
