import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { plural } from '../shared/format.ts'
import type { PanelContext } from './context.ts'
import type { Entry } from './entries.ts'
import { icons } from './icons.ts'
import { replyView, shopperView } from './messages-view.ts'
import type { LogScroller } from './scroller.ts'
import type { SessionStatus } from './session.ts'

export interface LogContext extends PanelContext {
  readonly entries: readonly Entry[]
  readonly status: SessionStatus
  readonly scroller: LogScroller
  open(options: { readonly focus: boolean }): Promise<void>
}

/** The conversation so far, and the way back to its end. */
export function logView(panel: LogContext): TemplateResult {
  const t = panel.strings
  const { entries, status, scroller } = panel
  const last = entries.at(-1)
  return html`<div class="middle">
    <div
      class="log"
      part="log"
      role="log"
      aria-live="polite"
      aria-relevant="additions"
      aria-label=${t.messages}
      aria-busy=${status === 'opening' ? 'true' : 'false'}
      tabindex="0"
      @scroll=${scroller.onScroll}
    >
      ${repeat(
        entries,
        (entry) => entry.key,
        (entry) =>
          entry.kind === 'shopper'
            ? shopperView(entry, panel)
            : replyView(entry, entry === last, panel),
      )}
      ${
        status === 'opening' || status === 'idle'
          ? html`<div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>`
          : nothing
      }
      ${
        status === 'unreachable' && entries.length === 0
          ? html`<div class="failure" role="alert">
              ${icons.alert}<span>${t.unreachable}</span>
              <button type="button" @click=${() => panel.open({ focus: false })}>${t.retry}</button>
            </div>`
          : nothing
      }
    </div>
    ${toEndView(panel)}
  </div>`
}

function toEndView({
  strings: t,
  language,
  scroller,
}: LogContext): TemplateResult | typeof nothing {
  return scroller.unread > 0
    ? html`<button type="button" class="to-end news" @click=${scroller.toEnd}>
        ${icons.down}${plural(t.newMessages, scroller.unread, language)}
      </button>`
    : scroller.isAway
      ? html`<button
          type="button"
          class="to-end"
          aria-label=${t.toEnd}
          title=${t.toEnd}
          @click=${scroller.toEnd}
        >
          ${icons.down}
        </button>`
      : nothing
}
