/** One call of the language model, for metrics and reports; money as in the settings. */
export interface ModelCallRecord {
  readonly task: string
  /** `ok`, the kind of the fault, or `aborted`. */
  readonly outcome: string
  readonly ms: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cost: number
}
