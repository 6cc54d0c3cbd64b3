import type { ChangeProfile, ProfileView } from '../../http/contract.ts'
import type { Language } from '../shared/language.ts'

/** Reads and changes what the shop knows of this browser's shopper. */
export interface ProfileSource {
  profile(language: Language): Promise<ProfileView>
  changeProfile(change: ChangeProfile, language: Language): Promise<ProfileView>
}

/** What the panel "what I know about you" shows, and what its buttons do. */
export class ProfilePanel {
  isOpen = false
  isBusy = false
  /** `null` while it is not here. */
  profile: ProfileView | null = null
  /** The shop did not answer, or did not give it. */
  hasFailed = false
  /** Tells, for those who do not see it, that a change is kept. */
  isSaved = false

  readonly #source: ProfileSource
  readonly #onChange: () => void

  constructor(options: { readonly source: ProfileSource; readonly onChange: () => void }) {
    this.#source = options.source
    this.#onChange = options.onChange
  }

  /** Opens it with what is known now. */
  async open(language: Language): Promise<void> {
    this.isOpen = true
    this.profile = null
    await this.#take(() => this.#source.profile(language))
  }

  close(): void {
    this.isOpen = false
    this.isSaved = false
    this.#onChange()
  }

  async change(change: ChangeProfile, language: Language): Promise<void> {
    if (this.isBusy) return
    await this.#take(() => this.#source.changeProfile(change, language))
    this.isSaved = !this.hasFailed
    this.#onChange()
  }

  async #take(ask: () => Promise<ProfileView>): Promise<void> {
    this.isBusy = true
    this.isSaved = false
    this.hasFailed = false
    this.#onChange()
    try {
      this.profile = await ask()
    } catch {
      this.hasFailed = true
    }
    this.isBusy = false
    this.#onChange()
  }
}
