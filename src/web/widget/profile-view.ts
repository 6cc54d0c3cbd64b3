import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { ChangeProfile, ProfileItem, ProfileView } from '../../http/contract.ts'
import { fill } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { icons } from './icons.ts'
import type { ProfilePanel } from './profile-panel.ts'
import type { Strings } from './texts.ts'

export interface ProfileContext {
  readonly strings: Strings
  readonly language: Language
  readonly profile: ProfilePanel
  showProfile(): Promise<void>
  hideProfile(): void
  changeProfile(change: ChangeProfile): Promise<void>
  /** Leaves for the question whether all is to be deleted. */
  askErase(): void
}

/** Headings in the order they stand, and the kinds of entries under each. */
const headings = [
  ['said', ['said']],
  ['owned', ['owned']],
  ['brands', ['brand']],
  ['kinds', ['category']],
  ['prices', ['price']],
  ['features', ['value', 'degree']],
] as const satisfies readonly (readonly [
  keyof Strings['profile']['headings'],
  readonly ProfileItem['kind'][],
])[]

/** What the shop knows of the shopper, in its place instead of the conversation. */
export function profileView(panel: ProfileContext): TemplateResult {
  const t = panel.strings.profile
  const { profile, hasFailed, isBusy, isSaved } = panel.profile
  return html`<section class="profile" part="profile" aria-labelledby="profile-title">
    <div class="profile-head">
      <button
        type="button"
        class="icon back-to"
        aria-label=${t.back}
        title=${t.back}
        @click=${() => panel.hideProfile()}
      >
        ${icons.left}
      </button>
      <h3 id="profile-title" tabindex="-1">${t.title}</h3>
    </div>
    <div class="profile-body" aria-busy=${isBusy ? 'true' : 'false'} tabindex="-1">
      ${
        hasFailed
          ? html`<div class="failure" role="alert">
              ${icons.alert}<span>${t.failed}</span>
              <button type="button" @click=${() => panel.showProfile()}>
                ${panel.strings.retry}
              </button>
            </div>`
          : nothing
      }
      ${profile ? knownView(profile, panel) : nothing}
      ${
        profile === null && isBusy
          ? html`<div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>`
          : nothing
      }
    </div>
    <p class="unseen" role="status">${isBusy ? t.loading : isSaved ? t.saved : ''}</p>
  </section>`
}

function knownView(profile: ProfileView, panel: ProfileContext): TemplateResult {
  const t = panel.strings.profile
  const { personalised, entries, segment } = profile
  return html`${switchView(profile, panel)}
    ${
      personalised
        ? html`<p class="hint">${entries.length === 0 ? t.nothing : t.intro}</p>
            ${headings.map(([heading, kinds]) => {
              const own = entries.filter(({ kind }) =>
                (kinds as readonly ProfileItem['kind'][]).includes(kind),
              )
              return own.length === 0
                ? nothing
                : html`<h4>${t.headings[heading]}</h4>
                    <ul class="known">
                      ${repeat(
                        own,
                        ({ key }) => key,
                        (item) => entryView(item, panel),
                      )}
                    </ul>`
            })}
            ${
              segment
                ? html`<h4>${t.segment}</h4>
                    <p class="hint">${segment.text}</p>`
                : nothing
            }`
        : nothing
    }
    ${correctionsView(profile, panel)}
    <div class="profile-end">
      <p class="hint">${t.eraseHint}</p>
      <button type="button" class="erase" @click=${() => panel.askErase()}>
        ${icons.erase}${panel.strings.erase}
      </button>
    </div>`
}

function switchView({ personalised }: ProfileView, panel: ProfileContext): TemplateResult {
  const t = panel.strings.profile
  return html`<div class="switch-row">
    <span>
      <b id="switch-label">${t.switch}</b>
      <small id="switch-hint">${personalised ? t.on : t.off}</small>
    </span>
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked=${personalised ? 'true' : 'false'}
      aria-labelledby="switch-label"
      aria-describedby="switch-hint"
      @click=${() => panel.changeProfile({ personalised: !personalised })}
    >
      <i></i>
    </button>
  </div>`
}

function entryView(item: ProfileItem, panel: ProfileContext): TemplateResult {
  const t = panel.strings.profile
  const { key, text, reason, actions } = item
  return html`<li>
    <span>
      <b dir="auto">${text}</b>
      <small dir="auto">${reason}</small>
      ${
        actions.includes('avoid')
          ? html`<button
              type="button"
              class="plain"
              aria-label=${fill(t.avoidOne, { text })}
              @click=${() => panel.changeProfile({ corrections: [{ key, action: 'avoid' }] })}
            >
              ${t.avoid}
            </button>`
          : nothing
      }
    </span>
    <button
      type="button"
      class="icon"
      aria-label=${fill(t.forgetOne, { text })}
      title=${t.forget}
      @click=${() => panel.changeProfile({ corrections: [{ key, action: 'forget' }] })}
    >
      ${icons.close}
    </button>
  </li>`
}

function correctionsView(
  { corrections }: ProfileView,
  panel: ProfileContext,
): TemplateResult | typeof nothing {
  const t = panel.strings.profile
  if (corrections.length === 0) return nothing
  return html`<h4>${t.decided}</h4>
    <ul class="known">
      ${repeat(
        corrections,
        ({ key }) => key,
        ({ key, text }) =>
          html`<li>
            <span dir="auto">${text}</span>
            <button
              type="button"
              class="plain"
              aria-label=${fill(t.restoreOne, { text })}
              @click=${() => panel.changeProfile({ corrections: [{ key, action: 'restore' }] })}
            >
              ${t.restore}
            </button>
          </li>`,
      )}
    </ul>`
}
