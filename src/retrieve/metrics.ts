/** Grades of documents for one query: sku → 0 (not relevant) upwards. */
export type Judgments = ReadonlyMap<string, number>

/** Query id → judgments. */
export type Qrels = ReadonlyMap<string, Judgments>

/** Query id → skus, best first. */
export type Run = ReadonlyMap<string, readonly string[]>

/**
 * Reads TREC judgments, lines of `qid 0 docid grade`; empty lines are skipped.
 *
 * @throws {RangeError} naming the first line that is not one.
 */
export function readQrels(text: string): Qrels {
  const qrels = new Map<string, Map<string, number>>()
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return
    const [query, , sku, grade, ...rest] = line.trim().split(/\s+/)
    if (sku === undefined || !/^-?\d+$/.test(grade ?? '') || rest.length > 0)
      throw new RangeError(`line ${i + 1} is not "qid 0 docid grade"`)
    if (!qrels.has(query!)) qrels.set(query!, new Map())
    qrels.get(query!)!.set(sku, Number(grade))
  })
  return qrels
}

/**
 * Normalised discounted cumulative gain of the first `depth`: gain 2^grade − 1, discount
 * log2(rank + 1), ideal from all judged documents, unjudged counts 0 (Burges et al. 2005).
 * `undefined` where no document is relevant.
 */
export function ndcg(
  ranked: readonly string[],
  judgments: Judgments,
  depth = 10,
): number | undefined {
  const gain = (grade: number, rank: number): number =>
    (2 ** Math.max(grade, 0) - 1) / Math.log2(rank + 2)
  const ideal = [...judgments.values()]
    .sort((a, b) => b - a)
    .slice(0, depth)
    .reduce((sum, grade, rank) => sum + gain(grade, rank), 0)
  if (ideal === 0) return undefined
  const found = ranked
    .slice(0, depth)
    .reduce((sum, sku, rank) => sum + gain(judgments.get(sku) ?? 0, rank), 0)
  return found / ideal
}

/** {@link ndcg} over the ranking with everything unjudged taken out. */
export const judgedNdcg = (
  ranked: readonly string[],
  judgments: Judgments,
  depth = 10,
): number | undefined =>
  ndcg(
    ranked.filter((sku) => judgments.has(sku)),
    judgments,
    depth,
  )

/** Share of the relevant documents (grade 1 up) among the first `depth`; `undefined` where none. */
export function recall(
  ranked: readonly string[],
  judgments: Judgments,
  depth = 100,
): number | undefined {
  const relevant = [...judgments].filter(([, grade]) => grade > 0).map(([sku]) => sku)
  if (relevant.length === 0) return undefined
  const found = new Set(ranked.slice(0, depth))
  return relevant.filter((sku) => found.has(sku)).length / relevant.length
}

export interface SearchScores {
  /** Queries with a relevant document: those the means are over. */
  readonly queries: number
  readonly ndcg10: number
  readonly judgedNdcg10: number
  readonly recall100: number
}

/** The means of a run over the queries with a relevant document; a query without a ranking is 0. */
export function scoreRun(run: Run, qrels: Qrels): SearchScores {
  const rows = [...qrels].flatMap(([query, judgments]) => {
    const ranked = run.get(query) ?? []
    const ndcg10 = ndcg(ranked, judgments)
    if (ndcg10 === undefined) return []
    return [{ ndcg10, judged: judgedNdcg(ranked, judgments)!, recall: recall(ranked, judgments)! }]
  })
  const mean = (read: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((sum, row) => sum + read(row), 0) / Math.max(rows.length, 1)
  return {
    queries: rows.length,
    ndcg10: mean((row) => row.ndcg10),
    judgedNdcg10: mean((row) => row.judged),
    recall100: mean((row) => row.recall),
  }
}
