/** Decimal places of a currency: 2 for most, 0 for the yen (ISO 4217, by way of Intl). */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency)
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency })
    digits = format.resolvedOptions().maximumFractionDigits ?? 2
    digitsOf.set(currency, digits)
  }
  return digits
}

const digitsOf = new Map<string, number>()

/** 499.99 USD → 49999. */
export const toMinor = (amount: number, currency: string): number =>
  Math.round(amount * 10 ** minorDigits(currency))

/** 49999 USD → 499.99. */
export const toMajor = (minor: number, currency: string): number =>
  minor / 10 ** minorDigits(currency)

const formats = new Map<string, Intl.NumberFormat>()

/** "$499.99", "$1,299": whole amounts without decimals. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const amount = toMajor(minor, currency)
  const key = `${locale} ${currency} ${Number.isInteger(amount)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {}),
    })
    formats.set(key, format)
  }
  return format.format(amount)
}
