import { html, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { keyed } from 'lit/directives/keyed.js'
import type { NeedView } from '../../http/contract.ts'
import { fill } from '../shared/format.ts'
import { renderMarkdown } from '../shared/markdown.ts'
import { comparisonView } from './comparison-view.ts'
import type { PanelContext } from './context.ts'
import { icons } from './icons.ts'
import { productsView } from './products-view.ts'
import type { ReplyEntry, ShopperEntry } from './entries.ts'
import { sayings } from './texts.ts'

/** What the shopper said. */
export function shopperView(entry: ShopperEntry, panel: PanelContext): TemplateResult {
  const t = panel.strings
  return html`<div class="message shopper" part="message shopper" aria-live="off">
    <span class="unseen">${t.you}: </span>
    <p class="said" dir="auto">${entry.text}</p>
    ${
      entry.failure
        ? html`<div class="failure" role="alert">
            ${icons.alert}
            <span
              >${
                entry.failure.reason === 'busy' && entry.failure.retryAfter !== null
                  ? fill(t.busySeconds, { n: String(Math.ceil(entry.failure.retryAfter)) })
                  : t[entry.failure.reason]
              }</span
            >
            <button type="button" ?disabled=${panel.isBusy} @click=${() => panel.retry(entry)}>
              ${t.retry}
            </button>
          </div>`
        : nothing
    }
  </div>`
}

/**
 * What the assistant, or a person of the shop, answers. The text is hidden from screen readers while
 * it streams; the finished one is a new node, so the log announces it once, as a whole.
 */
export function replyView(entry: ReplyEntry, isLast: boolean, panel: PanelContext): TemplateResult {
  const t = panel.strings
  const [introduction, rest] = splitText(entry)
  return html`<div
    class="message reply"
    part="message reply"
    data-act=${entry.reply?.act ?? nothing}
    ?data-streaming=${entry.isStreaming}
  >
    ${entry.author === 'operator' ? html`<p class="author">${t.person}</p>` : nothing}
    ${entry.need ? needView(entry.need, isLast && !panel.isBusy, panel) : nothing}
    ${
      entry.isStreaming && entry.text === ''
        ? html`<div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>`
        : keyed(entry.isStreaming, textView(entry, introduction, true, panel))
    }
    ${
      entry.reply?.comparison
        ? comparisonView(entry.reply.comparison, entry.products, panel)
        : productsView(entry.products, panel)
    }
    ${rest === '' ? nothing : keyed(entry.isStreaming, textView(entry, rest, false, panel))}
    ${entry.wasStopped ? html`<p class="stopped">${t.stopped}</p>` : nothing}
    ${entry.reply && entry.reply.act !== 'greet' ? toolsView(entry, panel) : nothing}
    ${isLast && !panel.isBusy ? suggestionsView(entry, panel) : nothing}
  </div>`
}

/**
 * The text before its list, and the list with what follows. The cards stand between: whoever reads
 * the introduction wants to see the goods next, and the reasons in words after them.
 */
function splitText({ text, products }: ReplyEntry): [introduction: string, rest: string] {
  const list = products.length > 0 ? text.indexOf('\n\n- ') : -1
  return list < 0 ? [text, ''] : [text.slice(0, list), text.slice(list + 2)]
}

function textView(
  entry: ReplyEntry,
  text: string,
  isFirst: boolean,
  panel: PanelContext,
): TemplateResult {
  const t = panel.strings
  return html`<div
    class="text"
    dir="auto"
    lang=${entry.reply?.locale ?? nothing}
    aria-hidden=${entry.isStreaming ? 'true' : nothing}
  >
    ${
      isFirst
        ? html`<span class="unseen"
            >${entry.author === 'operator' ? t.person : t.automated}:
          </span>`
        : nothing
    }
    ${guard([text], () => renderMarkdown(text))}
  </div>`
}

/** The need as chips; those of the last reply can be taken away. */
function needView(
  need: NeedView,
  isEditable: boolean,
  panel: PanelContext,
): TemplateResult | typeof nothing {
  const t = panel.strings
  const chips = [...need.constraints, ...need.wishes]
  if (chips.length === 0 && need.relaxed.length === 0) return nothing
  return html`<div class="need" part="need" aria-live="off">
    <span class="label">${t.understood}</span>
    <ul>
      ${need.categoryLabel ? html`<li class="chip kind">${need.categoryLabel}</li>` : nothing}
      ${chips.map((chip) => {
        const isPreferred = 'strength' in chip && chip.strength === 'prefer'
        const text = isPreferred ? html`${chip.label} <small>${t.preferred}</small>` : chip.label
        return html`<li class="chip" data-strength=${isPreferred ? 'prefer' : 'must'}>
          ${
            isEditable
              ? html`<button
                  type="button"
                  @click=${() => panel.say(sayings.forget(chip, panel.spokenLanguage))}
                >
                  <span class="unseen">${t.forget}: </span><span>${text}</span>${icons.close}
                </button>`
              : text
          }
        </li>`
      })}
      ${need.relaxed.map(
        (relaxation) => html`<li class="chip relaxed">${t.relaxed}: ${relaxation.label}</li>`,
      )}
    </ul>
  </div>`
}

function toolsView(entry: ReplyEntry, panel: PanelContext): TemplateResult {
  const t = panel.strings
  const isCopied = panel.copiedKey === entry.key
  return html`<div class="tools" part="tools" aria-live="off">
    <button
      type="button"
      aria-label=${isCopied ? t.copied : t.copy}
      title=${isCopied ? t.copied : t.copy}
      @click=${() => panel.copy(entry)}
    >
      ${isCopied ? icons.check : icons.copy}
    </button>
    <button
      type="button"
      aria-label=${t.good}
      title=${t.good}
      aria-pressed=${entry.rating === 'up' ? 'true' : 'false'}
      @click=${() => panel.rate(entry, 'up')}
    >
      ${icons.good}
    </button>
    <button
      type="button"
      aria-label=${t.bad}
      title=${t.bad}
      aria-pressed=${entry.rating === 'down' ? 'true' : 'false'}
      @click=${() => panel.rate(entry, 'down')}
    >
      ${icons.bad}
    </button>
    ${entry.rating ? html`<span class="label" role="status">${t.thanks}</span>` : nothing}
  </div>`
}

/** Answers to the open question first, then the next steps; gone once one is used. */
function suggestionsView(entry: ReplyEntry, panel: PanelContext): TemplateResult | typeof nothing {
  const options = entry.reply?.question?.options ?? []
  const known = new Set(options.map(normal))
  const others = (entry.reply?.suggestions ?? []).filter((text) => !known.has(normal(text)))
  if (options.length === 0 && others.length === 0) return nothing
  const button = (text: string, kind: string) =>
    html`<li>
      <button type="button" class=${kind} dir="auto" @click=${() => panel.say(text)}>
        ${text}
      </button>
    </li>`
  return html`<ul
    class="suggestions"
    part="suggestions"
    aria-label=${panel.strings.suggestions}
    aria-live="off"
  >
    ${options.map((text) => button(text, 'option'))}
    ${others.map((text) => button(text, 'suggestion'))}
  </ul>`
}

function normal(text: string): string {
  return text.trim().toLowerCase()
}
