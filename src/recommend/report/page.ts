import { html, Html, type Part } from './html.ts'
import { styles } from './styles.ts'

/** One self-contained page: no script, nothing from the network, and a policy that forbids both. */
export const page = (title: string, body: Part): string =>
  `${
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta
            http-equiv="Content-Security-Policy"
            content="default-src 'none'; style-src 'unsafe-inline'"
          />
          <title>${title}</title>
          <style>
            ${new Html(styles)}
          </style>
        </head>
        <body>
          <main>${body}</main>
        </body>
      </html>`.text
  }\n`

/** A cell: text, or text that stands out. */
export type Cell = Part

/** A table that scrolls within itself on a narrow screen; the first column names the rows. */
export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

/** A picture with what it shows in words, and its numbers behind a line to open. */
export const figureOf = (caption: string, picture: Part, numbers: Html, note: Part = null): Html =>
  html`<figure>
    <figcaption>${caption}</figcaption>
    ${picture} ${note ? html`<p class="note">${note}</p>` : null}
    <details>
      <summary>Numbers</summary>
      ${numbers}
    </details>
  </figure>`
