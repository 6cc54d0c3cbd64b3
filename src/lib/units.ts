/** A unit of measure: `value × factor + offset` gives the base unit of its dimension. */
export interface Unit {
  readonly code: string
  readonly dimension: string
  readonly factor: number
  readonly offset?: number
  /** How people write it, lower case, in either language. */
  readonly words: readonly string[]
  /** How it is printed after a number; `tight` without a space ("17%", "5℃"). */
  readonly print: { readonly en: string; readonly zh: string; readonly tight?: boolean }
}

const unit = (
  code: string,
  dimension: string,
  factor: number,
  words: string,
  print: { en?: string; zh?: string; tight?: boolean; offset?: number } = {},
): Unit => ({
  code,
  dimension,
  factor,
  words: words.split('|'),
  print: {
    en: print.en ?? code,
    zh: print.zh ?? print.en ?? code,
    ...(print.tight === undefined ? {} : { tight: print.tight }),
  },
  ...(print.offset === undefined ? {} : { offset: print.offset }),
})

/**
 * Every unit Aisle reads or prints. Factors: SI Brochure (9th ed., 2019); inch, foot, pound, ounce
 * and gallon by the international yard and pound agreement (1959) and US customary definitions;
 * BTU/h = 0.29307107 W (ISO 31-4); 匹 = 8,000 BTU/h, by which 1.5 匹 are the trade's 12,000 BTU/h.
 */
export const units: readonly Unit[] = [
  unit('mm', 'length', 0.1, 'mm|millimeter|millimeters|millimetre|millimetres|毫米'),
  unit('cm', 'length', 1, 'cm|centimeter|centimeters|centimetre|centimetres|厘米|公分'),
  unit('m', 'length', 100, 'm|meter|meters|metre|metres|米'),
  unit('in', 'length', 2.54, 'in|inch|inches|"|”|″|-inch|英寸|寸|吋', { en: 'in', zh: '英寸' }),
  unit('ft', 'length', 30.48, 'ft|foot|feet|英尺', { en: 'ft', zh: '英尺' }),
  unit('g', 'mass', 0.001, 'g|gram|grams|gramme|grammes|克'),
  unit('kg', 'mass', 1, 'kg|kgs|kilo|kilos|kilogram|kilograms|公斤|千克'),
  unit('lb', 'mass', 0.45359237, 'lb|lbs|pound|pounds|磅'),
  unit('oz', 'mass', 0.028349523125, 'oz|ounce|ounces|盎司'),
  unit('jin', 'mass', 0.5, '斤|市斤', { en: 'jin', zh: '斤' }),
  unit('ml', 'volume', 0.001, 'ml|milliliter|milliliters|millilitre|millilitres|cc|毫升', {
    en: 'ml',
  }),
  unit('L', 'volume', 1, 'l|liter|liters|litre|litres|升|公升'),
  unit('cuft', 'volume', 28.316846592, 'cu ft|cu. ft.|cuft|cubic feet|cubic foot|立方英尺', {
    en: 'cu ft',
    zh: '立方英尺',
  }),
  unit('qt', 'volume', 0.946352946, 'qt|quart|quarts|夸脱'),
  unit('gal', 'volume', 3.785411784, 'gal|gallon|gallons|加仑'),
  unit('dB', 'sound', 1, 'db|dba|db(a)|decibel|decibels|分贝', { en: 'dB', zh: '分贝' }),
  unit('W', 'power', 1, 'w|watt|watts|瓦|瓦特', {}),
  unit('kW', 'power', 1000, 'kw|kilowatt|kilowatts|千瓦'),
  unit('BTU', 'power', 0.29307107, 'btu|btus|btu/h|btu/hr', { en: 'BTU/h' }),
  unit('ton', 'power', 3516.8528, 'ton of cooling|tons of cooling|冷吨'),
  unit('pi', 'power', 2344.56856, '匹|p', { en: 'hp (匹)', zh: '匹' }),
  unit('Wh', 'energy', 1, 'wh|watt hour|watt hours|watt-hour|watt-hours|瓦时'),
  unit('kWh', 'energy', 1000, 'kwh|kilowatt hour|kilowatt hours|千瓦时|度电|度'),
  unit('mAh', 'charge', 1, 'mah|毫安时|毫安'),
  unit('Ah', 'charge', 1000, 'ah|amp hour|amp hours|安时'),
  unit('MB', 'data', 0.0009765625, 'mb|megabyte|megabytes|兆'),
  unit('GB', 'data', 1, 'gb|gig|gigs|gigabyte|gigabytes|g'),
  unit('TB', 'data', 1024, 'tb|terabyte|terabytes|t'),
  unit('Mbps', 'data-rate', 1, 'mbps|mbit/s|mb/s|兆每秒'),
  unit('Gbps', 'data-rate', 1000, 'gbps|gbit/s'),
  unit('Hz', 'frequency', 1, 'hz|hertz|赫兹|赫'),
  unit('kHz', 'frequency', 1000, 'khz'),
  unit('MHz', 'frequency', 1e6, 'mhz'),
  unit('GHz', 'frequency', 1e9, 'ghz'),
  unit('rpm', 'rotation', 1, 'rpm|rev/min|转|转每分', { en: 'rpm', zh: '转/分' }),
  unit('s', 'time', 1 / 3600, 's|sec|secs|second|seconds|秒', { en: 's', zh: '秒' }),
  unit('min', 'time', 1 / 60, 'min|mins|minute|minutes|分钟', { en: 'min', zh: '分钟' }),
  unit('h', 'time', 1, 'h|hr|hrs|hour|hours|小时|个小时', { en: 'h', zh: '小时' }),
  unit('week', 'time', 168, 'week|weeks|周|星期|礼拜', { en: 'weeks', zh: '周' }),
  unit('month', 'time', 720, 'month|months|个月', { en: 'months', zh: '个月' }),
  unit('day', 'time', 24, 'day|days|天', { en: 'days', zh: '天' }),
  unit('nits', 'luminance', 1, 'nit|nits|cd/m2|cd/m²|尼特', { en: 'nits', zh: '尼特' }),
  unit('MP', 'pixels', 1, 'mp|megapixel|megapixels|百万像素'),
  unit('px', 'pixels', 1e-6, '像素|pixel|pixels'),
  unit('bar', 'pressure', 100000, 'bar|bars|巴'),
  unit('kPa', 'pressure', 1000, 'kpa|千帕'),
  unit('Pa', 'pressure', 1, 'pa|帕|帕斯卡'),
  unit(
    'm2',
    'area',
    1,
    'm2|m²|sqm|sq m|square meter|square meters|square metre|square metres|平米|平方米|平方|平',
    {
      en: 'm²',
      zh: '㎡',
    },
  ),
  unit('sqft', 'area', 0.09290304, 'sq ft|sqft|sq. ft.|ft²|square feet|square foot|平方英尺', {
    en: 'sq ft',
    zh: '平方英尺',
  }),
  unit('m3h', 'airflow', 1, 'm3/h|m³/h|cbm/h|立方米每小时|立方米/小时|立方', {
    en: 'm³/h',
    zh: 'm³/h',
  }),
  unit('cfm', 'airflow', 1.69901082, 'cfm', { en: 'CFM' }),
  unit('C', 'temperature', 1, '°c|℃|celsius|degrees|degrees celsius|摄氏度|度', {
    en: '°C',
    zh: '℃',
    tight: true,
  }),
  unit('F', 'temperature', 5 / 9, '°f|℉|fahrenheit|华氏度', {
    en: '°F',
    zh: '℉',
    tight: true,
    offset: -160 / 9,
  }),
  unit('V', 'voltage', 1, 'v|volt|volts|伏|伏特'),
  unit('x', 'ratio', 1, 'x|×|倍', { en: '×', zh: '倍', tight: true }),
  unit(
    'person',
    'people',
    1,
    'person|persons|people|adults|adult|kids|kid|children|family members|口之家|口人|个人|人用|人份|人|口',
    { en: 'people', zh: '人' },
  ),
  unit('%', 'share', 1, '%|percent|per cent|百分之', { en: '%', tight: true }),
]

const byCode = new Map(units.map((one) => [one.code, one]))

export const unitOf = (code: string): Unit | undefined => byCode.get(code)

/**
 * `value` in unit `from`, expressed in unit `to`; `undefined` when the two measure different things
 * or one of them is unknown.
 */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return value
  const source = byCode.get(from)
  const target = byCode.get(to)
  if (!source || !target || source.dimension !== target.dimension) return undefined
  const base = value * source.factor + (source.offset ?? 0)
  return (base - (target.offset ?? 0)) / target.factor
}
