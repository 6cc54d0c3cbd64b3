import { linearAxis, type Axis } from './axis.ts'
import { across, at, dashOf, frame, mark, styleOf, upward, type Series } from './frame.ts'
import { html, type Html } from './html.ts'

/** What every picture says about itself. */
export interface About {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  /** What is to be seen, in a sentence. */
  readonly description: string
}

/** A point; `error` is the half width of its interval. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly error?: number
}

export interface Line extends Series {
  readonly points: readonly Point[]
}

/** Lines through points, each with its interval as a band where the points have one. */
export function linePlot(
  about: About,
  lines: readonly Line[],
  { x, y, hasMarks = true }: { x: Axis; y: Axis; hasMarks?: boolean },
): Html {
  const place = (point: Point): string => `${at(across(x, point.x))},${at(upward(y, point.y))}`
  const edge = (line: Line, sign: number): string[] =>
    line.points.map(({ x: value, y: mean, error = 0 }) =>
      place({ x: value, y: Math.min(y.most, Math.max(y.least, mean + sign * error)) }),
    )
  return frame(about, x, y, [
    lines
      .filter(({ points }) => points.some(({ error }) => error !== undefined))
      .map(
        (line) =>
          html`<polygon
            class="band ${styleOf(line)}"
            points="${[...edge(line, 1), ...edge(line, -1).toReversed()].join(' ')}"
          />`,
      ),
    lines.map(
      (line) =>
        html`<polyline
          class="line ${styleOf(line)}"
          stroke-dasharray="${dashOf(line)}"
          points="${line.points.map(place).join(' ')}"
        />`,
    ),
    hasMarks
      ? lines.map((line) =>
          line.points.map((point) => mark(line, across(x, point.x), upward(y, point.y), 6)),
        )
      : null,
  ])
}

export interface Spot extends Series {
  readonly x: number
  readonly y: number
  readonly xError: number
  readonly yError: number
}

/** One spot a series with its intervals both ways; the legend names them. */
export function scatterPlot(about: About, spots: readonly Spot[], x: Axis, y: Axis): Html {
  const whiskers = spots.map((spot) => {
    const [px, py] = [at(across(x, spot.x)), at(upward(y, spot.y))]
    const name = `whisker ${styleOf(spot)}`
    const ends = (value: number, error: number): number[] => [value - error, value + error]
    const [x1, x2] = ends(spot.x, spot.xError).map((value) => at(across(x, value)))
    const [y1, y2] = ends(spot.y, spot.yError).map((value) => at(upward(y, value)))
    return html`<line class="${name}" x1="${x1}" x2="${x2}" y1="${py}" y2="${py}" />
      <line class="${name}" x1="${px}" x2="${px}" y1="${y1}" y2="${y2}" />`
  })
  const marks = spots.map((spot) => mark(spot, across(x, spot.x), upward(y, spot.y), 10))
  return frame(about, x, y, [whiskers, marks])
}

/** A row of a strip: an interval with its middle, or dots. */
export interface StripRow {
  readonly name: string
  readonly values: readonly number[]
  readonly interval?: readonly [low: number, high: number]
  /** Drawn with more weight. */
  readonly isStrong: boolean
}

const rowHeight = 24
const nameWidth = 190
const stripWidth = 1060

/** Rows of dots or intervals over one axis; `zero` draws a line there. */
export function stripPlot(
  { id, title, description }: About,
  rows: readonly StripRow[],
  label: string,
  { hasZero = false }: { hasZero?: boolean } = {},
): Html {
  const axis = linearAxis(
    label,
    rows.flatMap(({ values, interval = [] }) => [...values, ...interval, ...(hasZero ? [0] : [])]),
    { wanted: 8 },
  )
  const height = rows.length * rowHeight + 48
  const floor = rows.length * rowHeight + 8
  const place = (value: number): string =>
    at(
      nameWidth + ((value - axis.least) / (axis.most - axis.least)) * (stripWidth - nameWidth - 24),
    )
  const middle = (row: number): string => at(row * rowHeight + rowHeight / 2 + 4)
  return html`<div class="across" tabindex="0" role="group" aria-label="${title}">
    <svg
      class="strip"
      viewBox="0 0 ${stripWidth} ${height}"
      role="img"
      aria-labelledby="${id}-title ${id}-about"
    >
      <title id="${id}-title">${title}</title>
      <desc id="${id}-about">${description}</desc>
      <g class="grid">
        ${axis.ticks.map(
          (tick) =>
            html`<line x1="${place(tick)}" x2="${place(tick)}" y1="4" y2="${floor}" />
              <text x="${place(tick)}" y="${floor + 16}" text-anchor="middle"
                >${String(tick)}</text
              >`,
        )}
      </g>
      ${hasZero ? html`<line class="axis" x1="${place(0)}" x2="${place(0)}" y1="4" y2="${floor}" />` : null}
      ${rows.map(
        ({ name, values, interval, isStrong }, row) =>
          html`<g class="${isStrong ? 'strong' : 'weak'}">
            <text
              class="name"
              x="${nameWidth - 12}"
              y="${at(Number(middle(row)) + 4)}"
              text-anchor="end"
              >${name}</text
            >
            ${
              interval
                ? html`<line
                    class="whisker"
                    x1="${place(interval[0])}"
                    x2="${place(interval[1])}"
                    y1="${middle(row)}"
                    y2="${middle(row)}"
                  />`
                : null
            }
            ${values.map((value) => html`<circle cx="${place(value)}" cy="${middle(row)}" r="4.5" />`)}
          </g>`,
      )}
      <text
        class="label"
        x="${(nameWidth + stripWidth) / 2}"
        y="${floor + 36}"
        text-anchor="middle"
      >
        ${label}
      </text>
    </svg>
  </div>`
}
