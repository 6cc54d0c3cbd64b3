/** `localStorage` and `sessionStorage` that never throw: where blocked or full, memory serves. */
export interface Store {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
}

function safeStore(area: () => Storage): Store {
  const memory = new Map<string, string>()
  return {
    get(key) {
      try {
        return area().getItem(key) ?? memory.get(key) ?? null
      } catch {
        return memory.get(key) ?? null
      }
    },
    set(key, value) {
      try {
        area().setItem(key, value)
        memory.delete(key)
      } catch {
        memory.set(key, value)
      }
    },
    remove(key) {
      memory.delete(key)
      try {
        area().removeItem(key)
      } catch {
        // Blocked: there is nothing to remove.
      }
    },
  }
}

export const local = safeStore(() => localStorage)
export const session = safeStore(() => sessionStorage)
