import { figure, placeOn, type Axis } from './axis.ts'
import { html, type Html, type Part } from './html.ts'

/** Something drawn with a colour, a dash and a mark of its own: no one has to tell colours apart. */
export interface Series {
  readonly name: string
  /** Which colour, dash and mark: 0 to 7, then from the start. -1 is grey. */
  readonly style: number
}

const width = 520
const height = 320
const left = 62
const right = 26
const top = 14
const bottom = 48
const inner = { width: width - left - right, height: height - top - bottom }

const dashes = ['', '7 4', '2 3', '9 3 2 3', '12 4', '4 2', '1 4', '10 2 2 2 2 2']

/** Horizontal place of a value, in the units of the picture. */
export const across = (axis: Axis, value: number): number =>
  left + placeOn(axis, value) * inner.width
/** Vertical place; the most is on top. */
export const upward = (axis: Axis, value: number): number =>
  top + (1 - placeOn(axis, value)) * inner.height

export const at = (value: number): string => value.toFixed(1)

export const styleOf = ({ style }: Series): string => (style < 0 ? 'plain' : `s${style % 8}`)
export const dashOf = ({ style }: Series): string => (style < 0 ? '3 3' : dashes[style % 8]!)

/**
 * A picture with axes, grid, title and description for those who hear it; what is drawn inside comes
 * from the caller. Its ids begin with `id`, which is unique on the page.
 */
export function frame(
  { id, title, description }: { id: string; title: string; description: string },
  x: Axis,
  y: Axis,
  drawn: Part,
): Html {
  const format = (axis: Axis, value: number): string => (axis.format ?? figure)(value)
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-labelledby="${id}-title ${id}-about"
  >
    <title id="${id}-title">${title}</title>
    <desc id="${id}-about">${description}</desc>
    <g class="grid">
      ${y.ticks.map(
        (tick) =>
          html`<line
              x1="${left}"
              x2="${width - right}"
              y1="${at(upward(y, tick))}"
              y2="${at(upward(y, tick))}"
            />
            <text x="${left - 8}" y="${at(upward(y, tick) + 4)}" text-anchor="end"
              >${format(y, tick)}</text
            >`,
      )}
      ${x.ticks.map(
        (tick) =>
          html`<line
              class="tick"
              x1="${at(across(x, tick))}"
              x2="${at(across(x, tick))}"
              y1="${height - bottom}"
              y2="${height - bottom + 5}"
            />
            <text x="${at(across(x, tick))}" y="${height - bottom + 19}" text-anchor="middle"
              >${format(x, tick)}</text
            >`,
      )}
    </g>
    <line
      class="axis"
      x1="${left}"
      x2="${width - right}"
      y1="${height - bottom}"
      y2="${height - bottom}"
    />
    ${drawn}
    <text class="label" x="${left + inner.width / 2}" y="${height - 8}" text-anchor="middle">
      ${x.label}
    </text>
    <text
      class="label"
      transform="translate(14 ${top + inner.height / 2}) rotate(-90)"
      text-anchor="middle"
    >
      ${y.label}
    </text>
  </svg>`
}

/** The mark of a series, about `size` wide: circle, square, triangle or diamond, full or hollow. */
export function mark(series: Series, x: number, y: number, size = 7): Html {
  const name = `mark ${styleOf(series)}${series.style % 8 >= 4 ? ' hollow' : ''}`
  const r = size / 2
  const points = (pairs: readonly (readonly [number, number])[]): string =>
    pairs.map(([dx, dy]) => `${at(x + dx * r)},${at(y + dy * r)}`).join(' ')
  switch (Math.max(series.style, 0) % 4) {
    case 0:
      return html`<circle class="${name}" cx="${at(x)}" cy="${at(y)}" r="${r}" />`
    case 1:
      return html`<rect
        class="${name}"
        x="${at(x - r)}"
        y="${at(y - r)}"
        width="${size}"
        height="${size}"
      />`
    case 2:
      return html`<polygon
        class="${name}"
        points="${points([
          [0, -1.2],
          [1.2, 0.9],
          [-1.2, 0.9],
        ])}"
      />`
    default:
      return html`<polygon
        class="${name}"
        points="${points([
          [0, -1.3],
          [1.3, 0],
          [0, 1.3],
          [-1.3, 0],
        ])}"
      />`
  }
}

/** The key to the series of a picture. */
export const legend = (series: readonly Series[], hasMarks = true): Html =>
  html`<ul class="legend">
    ${series.map(
      (one) =>
        html`<li>
          <svg viewBox="0 0 34 12" aria-hidden="true">
            <line
              class="line ${styleOf(one)}"
              x1="1"
              x2="33"
              y1="6"
              y2="6"
              stroke-dasharray="${dashOf(one)}"
            />
            ${hasMarks && one.style >= 0 ? mark(one, 17, 6) : null}
          </svg>
          ${one.name}
        </li>`,
    )}
  </ul>`
