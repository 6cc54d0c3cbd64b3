import { html, nothing, type TemplateResult } from 'lit'

/** A page of one sentence, and what can be done about it. */
export function messageView(
  text: string,
  action?: { label: string; run: () => void },
): TemplateResult {
  return html`<div class="empty" role="status">
    <p>${text}</p>
    ${
      action
        ? html`<button type="button" class="button" @click=${action.run}>${action.label}</button>`
        : nothing
    }
  </div>`
}
