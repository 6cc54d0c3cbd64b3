import { html, nothing, type TemplateResult } from 'lit'
import { icons } from './icons.ts'
import type { Strings } from './texts.ts'

/** What the head of the panel shows, and what its buttons do. */
export interface HeaderContext {
  readonly strings: Strings
  /** A name of the shop's choice; empty for the usual one. */
  readonly heading: string
  readonly isInline: boolean
  isWide: boolean
  readonly profile: { readonly isOpen: boolean }
  showProfile(): Promise<void>
  hideProfile(): void
  askErase(): void
  newChat(): void
  close(): void
}

export function headerView(panel: HeaderContext): TemplateResult {
  const t = panel.strings
  return html`<div class="header" part="header">
    <span class="badge" aria-hidden="true">${icons.spark}</span>
    <div class="who">
      <h2 part="title">${panel.heading || t.title}</h2>
      <p>${t.automated}</p>
    </div>
    ${iconButton(t.newChat, icons.newChat, () => panel.newChat())}
    ${iconButton(
      t.profile.open,
      icons.person,
      () => (panel.profile.isOpen ? panel.hideProfile() : void panel.showProfile()),
      'person',
    )}
    ${iconButton(t.erase, icons.erase, () => panel.askErase())}
    ${
      panel.isInline
        ? nothing
        : html`${iconButton(
            panel.isWide ? t.narrow : t.widen,
            panel.isWide ? icons.narrow : icons.widen,
            () => (panel.isWide = !panel.isWide),
            'widen',
          )}
          ${iconButton(t.close, icons.close, () => panel.close(), 'close')}`
    }
  </div>`
}

function iconButton(
  label: string,
  icon: TemplateResult,
  onPress: () => void,
  kind = '',
): TemplateResult {
  return html`<button
    type="button"
    class="icon ${kind}"
    part="header-button"
    aria-label=${label}
    title=${label}
    @click=${onPress}
  >
    ${icon}
  </button>`
}
