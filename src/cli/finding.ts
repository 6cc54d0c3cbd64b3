/** What was looked at, how it is, and what to do about it. */
export interface Finding {
  readonly check: string
  readonly state: 'ok' | 'warning' | 'failed'
  readonly detail: string
  readonly cure: string | null
}
