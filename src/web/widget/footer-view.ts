import { html, nothing, type TemplateResult } from 'lit'
import type { ProductCard } from '../../http/contract.ts'
import { fill, plural } from '../shared/format.ts'
import { shortTitle } from '../../lib/short-title.ts'
import type { Composer } from './composer.ts'
import type { PanelContext } from './context.ts'
import { icons } from './icons.ts'

export interface FooterContext extends PanelContext {
  readonly composer: Composer
  readonly notice: string
  readonly handover: 'waiting' | 'human' | null
  /** Place in the queue for a person, from 1. */
  readonly position: number | null
  isErasing: boolean
  compared: readonly ProductCard[]
  subject: ProductCard | null
  /** Asks to compare what was chosen. */
  compare(): void
  erase(): Promise<void>
  stop(): void
}

/** What stands under the conversation: questions and notices, what was chosen, and the input. */
export function footerView(panel: FooterContext): TemplateResult {
  const t = panel.strings
  return html`<div class="footer" part="footer">
    ${panel.isErasing ? eraseView(panel) : nothing}
    ${panel.notice ? html`<p class="notice" role="status">${panel.notice}</p>` : nothing}
    ${handoverView(panel)} ${comparedView(panel)} ${subjectView(panel)}
    ${panel.composer.view(t, panel.isBusy, () => panel.stop())}
    <p class="unseen" role="status">${panel.isBusy ? t.typing : ''}</p>
  </div>`
}

function eraseView(panel: FooterContext): TemplateResult {
  const t = panel.strings
  return html`<div class="tray ask" role="alertdialog" aria-label=${t.erase}>
    <span>${t.eraseQuestion}</span>
    <button type="button" class="quiet" @click=${() => (panel.isErasing = false)}>
      ${t.eraseNo}
    </button>
    <button type="button" class="main danger" @click=${() => panel.erase()}>${t.eraseYes}</button>
  </div>`
}

function handoverView({
  strings: t,
  handover,
  position,
}: FooterContext): TemplateResult | typeof nothing {
  if (handover === null) return nothing
  const waiting = position === null ? t.waiting : fill(t.waitingAt, { n: String(position) })
  return html`<p class="notice" role="status">${handover === 'human' ? t.human : waiting}</p>`
}

function comparedView(panel: FooterContext): TemplateResult | typeof nothing {
  const t = panel.strings
  const { length } = panel.compared
  if (length === 0) return nothing
  return html`<div class="tray" part="tray">
    <span>${plural(t.selected, length, panel.language)}</span>
    <button type="button" class="quiet" @click=${() => (panel.compared = [])}>${t.clear}</button>
    <button
      type="button"
      class="main"
      ?disabled=${length < 2 || panel.isBusy}
      @click=${() => panel.compare()}
    >
      ${t.compareNow}
    </button>
  </div>`
}

function subjectView(panel: FooterContext): TemplateResult | typeof nothing {
  const t = panel.strings
  if (panel.subject === null) return nothing
  const title = shortTitle(panel.subject.title)
  return html`<div class="tray">
    <span class="subject" dir="auto">${t.askingAbout}: <b>${title}</b></span>
    <button
      type="button"
      class="icon"
      aria-label=${fill(t.stopAsking, { title })}
      @click=${() => (panel.subject = null)}
    >
      ${icons.close}
    </button>
  </div>`
}
