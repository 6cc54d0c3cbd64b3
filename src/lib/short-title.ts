/** What Chinese feeds append to a title after its noun: amounts, and words after amounts. */
const chineseSpecs = /(?<=[\p{Script=Han}）]) \d[\d.]*(?:\p{Script=Han}|[A-Za-z%°]).*$/u

/** A title without the specs that feeds append to it, if enough is left. */
export function shortTitle(title: string): string {
  const [head = title] = title.split(/[,，、;；]| [-–|] /)
  const short = head.replace(chineseSpecs, '').trim()
  return short.length >= 8 ? short : title
}
