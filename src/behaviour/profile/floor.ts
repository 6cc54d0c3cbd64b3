/** Deeds below which nothing is said of a leaning: small numbers say nothing. */
export const fewestDeeds = { likes: 3, avoids: 2 } as const

/** Different goods below which nothing is said: looking at one thing often is no taste. */
export const fewestGoods = 2

/** Standard errors that a leaning has to lie above what is usual: 5 % one-sided. */
export const leastCertainty = 1.645

/** The same for specs, of which a kind has a dozen: some would lie as far by chance. */
export const leastCertaintyOfSpecs = 2.576

/** Different goods of a category below which its price and specs say nothing. */
export const fewestGoodsOfKind = 3
