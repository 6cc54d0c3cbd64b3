import type { Catalogue } from '../domain/catalogue.ts'
import type { Distributions } from '../rank/columns.ts'
import type { Priors } from '../rank/priors.ts'
import type { PassageIndex } from '../retrieve/passages.ts'
import type { TextSearch } from '../retrieve/retrieve.ts'
import type { Lexicon } from '../understand/lexicon.ts'

/**
 * Everything a turn looks things up in, for one catalogue version. A turn takes one at its start
 * and keeps it to its end, so that an import in between never mixes old and new goods.
 */
export interface Shop {
  readonly catalogue: Catalogue
  readonly lexicon: Lexicon
  readonly search: TextSearch
  readonly priors: Priors
  readonly distributions: Distributions
  readonly passages: PassageIndex
}
