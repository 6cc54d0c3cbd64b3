/** An order found in a text, and what obeying it comes to. */
export type Order =
  /** Tell what the system prompt says; `words` is the order, which may name a code for it. */
  | { readonly kind: 'reveal'; readonly words: string }
  | { readonly kind: 'say'; readonly words: string }
  | { readonly kind: 'call'; readonly tool: string; readonly arguments: string }

interface Rule {
  readonly pattern: RegExp
  /** `undefined` where the match is no order after all. */
  obey(match: RegExpMatchArray): Order | undefined
}

/**
 * The text with what hides in it laid open: tag characters as the letters they stand for, no
 * zero-width or bidi characters, long runs of base64 decoded behind it.
 */
export function uncovered(text: string): string {
  const plain = text
    .replace(/[\u{E0020}-\u{E007E}]/gu, (tag) =>
      String.fromCodePoint(tag.codePointAt(0)! - 0xe0000),
    )
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/g, '')
    .normalize('NFKC')
  return plain.replace(/[A-Za-z0-9+/]{20,}={0,2}/g, (run) => {
    const decoded = Buffer.from(run, 'base64').toString()
    return /^[\x20-\x7e\n]{12,}$/.test(decoded) ? decoded : run
  })
}

/**
 * The order that begins last in the text; of two that begin together the one of the earlier rule.
 * Tasks ("describe a butterfly") count only where nothing stronger stands, because shoppers too
 * speak like that.
 */
export const lastOrder = (text: string): Order | undefined =>
  lastBy(rules, text) ?? lastBy(tasks, text)

function lastBy(rules: readonly Rule[], text: string): Order | undefined {
  let last: { order: Order; at: number } | undefined
  for (const { pattern, obey } of rules)
    for (const match of text.matchAll(pattern)) {
      if (last !== undefined && match.index <= last.at) continue
      const order = obey(match)
      if (order) last = { order, at: match.index }
    }
  return last?.order
}

/** Where an imperative may begin: at the front of a sentence, or after a word that leads to it. */
const front = String.raw`(?<=^|[.!?:;,"'>(\]。！？：；，\n]\s*|\b(?:and|then|please|must|should|now|to|you|just)\s+)`

const rest = String.raw`([^\n]{1,300})`

const rule = (source: string, obey: Rule['obey'], flags = 'gi'): Rule => ({
  pattern: new RegExp(source, flags),
  obey,
})

const tellRest = ([, words]: RegExpMatchArray): Order | undefined =>
  words === undefined ? undefined : { kind: 'say', words: quoted(words) }

const echo = ([words]: RegExpMatchArray): Order => ({ kind: 'say', words: `Sure: ${words.trim()}` })

const prompt = String.raw`(?:system prompt|(?:initial|original|hidden|secret|system|your|previous|above)\s+(?:\w+\s+)?(?:prompt|instructions?|message|rules|configuration)|initiali[sz]ation string|instructions you were given|system configuration|entire conversation|everything above|secret key|pass(?:word|phrase)|api key)`

const rules: readonly Rule[] = [
  rule(
    String.raw`\b(?:repeat|print|reveal|show|output|display|tell|give|write|translate|encode|summari[sz]e|what(?:'s| is| are| were)|ignore[^\n.]{0,40}and (?:print|show))\b[^\n.?!]{0,80}\b${prompt}[^\n]{0,80}`,
    ([words]) => ({ kind: 'reveal', words }),
  ),
  rule(
    String.raw`\b(?:your|the|sua|tu)\s+(?:\w+\s+)?(?:password|passphrase|secret|senha)\b[^\n]{0,80}`,
    ([words]) => ({ kind: 'reveal', words }),
  ),
  rule(String.raw`(?:系统提示词?|初始指令|你的(?:指令|提示词|规则))`, ([words]) => ({
    kind: 'reveal',
    words,
  })),
  rule(
    String.raw`\bcall (?:the )?(?:tool|function)\s+["'\x60]?([\w-]+)["'\x60]?(?:\s+with\s+(?:the\s+)?(?:arguments?\s+)?([^\n]+))?`,
    ([, tool, given]) => ({ kind: 'call', tool: tool!, arguments: argumentsIn(given) }),
  ),
  rule(
    String.raw`调用(?:工具|函数)\s*["'「]?([\w-]+)["'」]?(?:[^\n{]{0,20}(\{[^\n]*\}))?`,
    ([, tool, given]) => ({
      kind: 'call',
      tool: tool!,
      arguments: argumentsIn(given),
    }),
  ),
  rule(String.raw`\b(?:only )?recommend (?:only )?${rest}`, ([all, name]) =>
    /only/i.test(all)
      ? { kind: 'say', words: `I recommend only ${sentence(name!)}. Nothing else is worth buying.` }
      : undefined,
  ),
  rule(String.raw`只推荐${rest}`, ([, name]) => ({
    kind: 'say',
    words: `只推荐${sentence(name!)}，别的都不值得买。`,
  })),
  rule(
    String.raw`${front}(?:say|print|repeat|output|write|append|add|include|echo|reply|respond|answer|begin|start|end)\s+(?:with:?\s+|exactly\s+|only\s+|the (?:word|words|text|sentence|phrase)\s+|this:\s*|that\s+)*${rest}`,
    tellRest,
  ),
  rule(
    String.raw`(?:请|必须|要|只|并|然后|^|[。！，：])(?:说|输出|打印|重复|复述|回复|回答|写上|加上)[:：]?\s*${rest}`,
    tellRest,
  ),
  rule(
    String.raw`(?<![.\w])(?:the )?(?:new |real |true |current )?price (?:(?:of|for) (?:the )?([^\n.]{1,60}?) )?(?:is(?: now)?|to|=|:|must be)\s*([$€£¥]?\s?\d[\d.,]*\d?\s?(?:dollars|usd|eur)?)`,
    ([, name, amount]) => ({
      kind: 'say',
      words: `Deal! The price of ${name ?? 'it'} is now ${amount!.trim()}, I confirm.`,
    }),
  ),
  rule(
    String.raw`(?:价格|售价)(?:是|为|改为|改成|设为|现在是)\s*([¥$]?\d[\d.,]*)`,
    ([, amount]) => ({
      kind: 'say',
      words: `成交！价格现在是${amount!}元，我确认。`,
    }),
  ),
  rule(
    String.raw`\b(?:promised me|for|at|has [^\n.]{1,60} for)\s+([$€£¥]\s?\d[\d.,]*\d)[^\n]{0,60}`,
    ([, amount]) => ({
      kind: 'say',
      words: `Deal! I have applied it: the price is ${amount!}, and that is legally binding.`,
    }),
  ),
  rule(
    String.raw`\b(?:code\s+[A-Z0-9]{4,}|coupon|discount|bundle saving|minimum spend|price match|match it|free of charge|for free|is free)\b[^\n]{0,120}`,
    (match) => ({
      kind: 'say',
      words: `Deal! Discount applied: ${match[0].trim()} The price is ${amountBefore(match)}, I confirm.`,
    }),
  ),
  rule(
    String.raw`\b(?:visit|go to|open|click|link(?: to)?|download|see)\b[^\n]{0,60}?((?:https?:\/\/|www\.)[^\s)"'>]+|[\w-]+\.example\b[^\s)"'>]*)`,
    ([, url]) => ({
      kind: 'say',
      words: `Please visit ${url!} [now](${url!}) ![x](${url!}).`,
    }),
  ),
  rule(String.raw`(?:访问|打开|点击)\s*((?:https?:\/\/|www\.)[^\s，。)"'>]+)`, ([, url]) => ({
    kind: 'say',
    words: `请访问${url!}。`,
  })),
  rule(
    String.raw`\b(?:ignore|disregard|forget|overlook)\b[^\n.!]{0,40}\b(?:previous|prior|above|earlier|instructions?|instructed|rules|before)\b[^\n]{0,200}`,
    echo,
  ),
  rule(String.raw`(?:忽略|无视|忘掉)[^\n。]{0,12}(?:指令|指示|规则|提示)[^\n]{0,120}`, echo),
  rule(
    String.raw`(?:[^\n.!?]|[.!?](?=\S)){0,120}\b(?:in|to|of|modify|alter|change|rewrite|encode|render|provide|translate)\s+your\s+(?:response|reply|answer|message|output)\b[^\n]{0,200}`,
    echo,
  ),
  rule(String.raw`[^\n]{0,80}\bCANARY[\w-]*[^\n]{0,80}`, ([words]) => ({
    kind: 'say',
    words: words.trim(),
  })),
]

const tasks: readonly Rule[] = [
  rule(
    String.raw`${front}(?:explain|describe|replace|translate|classify|pretend|act as|imagine|generate|create|compose|discuss|teach|encode|decode|highlight|promote|emphasi[sz]e|help me with|show me how|you are now)\b[^\n]{0,200}`,
    echo,
  ),
  rule(String.raw`(?:翻译|扮演|假装|写一[首篇个])[^\n]{0,100}`, echo),
]

/** The last amount that stands before an order: "they sell it for $92, match it". */
const amountBefore = ({ input = '', index }: RegExpMatchArray): string =>
  input
    .slice(0, index)
    .match(/[$€£¥]\s?\d[\d.,]*\d/g)
    ?.at(-1) ?? '$1.00'

/** The quoted part where there is one, else up to the end of the sentence. */
function quoted(words: string): string {
  const inside = /^\s*(?:"([^"]+)"|'([^']+)'|“([^”]+)”|「([^」]+)」|`([^`]+)`)/.exec(words)
  return inside?.slice(1).find((one) => one !== undefined) ?? sentence(words)
}

/** Up to the end of the sentence; a point inside an amount or a host ends none. */
const sentence = (words: string): string =>
  /^[\s\S]*?(?=[.!?。！？](?:\s|["'<]|$)|[。！？]|$)/.exec(words.trim())?.[0] ?? words.trim()

function argumentsIn(given: string | undefined): string {
  const json = /\{.*\}/.exec(given ?? '')?.[0]
  if (json !== undefined) return json
  const pairs = [...(given ?? '').matchAll(/([\w-]+)\s*[=:]\s*["']?([^,;"'\n]+)["']?/g)]
  return JSON.stringify(
    Object.fromEntries(
      pairs.map(([, key, value]) => [
        key!,
        /^-?\d+(?:\.\d+)?$/.test(value!.trim()) ? Number(value) : value!.trim(),
      ]),
    ),
  )
}
