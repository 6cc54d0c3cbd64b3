/** What a message is about when safety comes before shopping. */
export type SafetyTopic = 'danger' | 'medical' | 'crisis' | 'harm' | 'jailbreak'

/**
 * Patterns over the normalised message, the gravest first. Each needs its whole phrase, so that
 * "kills bacteria", "smoke-free grill" and "heart rate" stay what they are: words about goods.
 */
const patterns: readonly (readonly [SafetyTopic, RegExp])[] = [
  ['crisis', /\b(?:kill myself|suicide|suicidal|end my life|hurt myself)\b|自杀|不想活|轻生|自残/],
  [
    'danger',
    /\b(?:(?:is|it's|started|starts|keeps|began|are) (?:smoking|sparking|burning|on fire)|smells? (?:of )?(?:burn|burnt|burning|gas)|caught fire|on fire|electric shock|got shocked|gives? (?:me )?(?:a )?shocks?|gas leak|leaking gas|smoke (?:is )?coming)|冒烟|焦味|糊味|着火|起火|漏电|触电|电到|煤气味|燃气味|漏气|冒火花|烧焦/,
  ],
  [
    'medical',
    /\b(?:chest (?:pain|hurts)|heart attack|my chest|stroke symptoms|diagnos\w+|medical advice|cure my|treat my (?:disease|illness)|which medicine|can't breathe)\b|胸口疼|胸痛|心梗|中风|治病|诊断|看病|吃什么药|呼吸困难/,
  ],
  [
    'harm',
    /\b(?:bomb|explosives?|build a weapon|make a weapon|make drugs|poison (?:someone|him|her|my))\b|炸弹|炸药|爆炸物|制造武器|制毒|下毒/,
  ],
  [
    'jailbreak',
    /\b(?:ignore (?:all |any |the |your )*(?:previous|prior|above|earlier)? ?(?:instructions|rules|prompts?)|disregard (?:all |any |the |your )*(?:previous |prior )?(?:instructions|rules)|you are (?:now )?dan\b|without (?:any )?(?:rules|restrictions|filters)|developer mode|jailbreak|(?:reveal|show|print|repeat|tell me) (?:me )?(?:your |the )(?:system )?(?:prompt|instructions)|pretend (?:that )?you (?:are|have)|act as if you)\b|忽略(?:之前|以上|所有|前面).{0,6}(?:指令|规则|提示)|没有任何限制|不受限制|系统提示|提示词|越狱|假装你|扮演/,
  ],
]

/** The safety topic of a message, if it has one. Linear in its length. */
export function readSafety(text: string): SafetyTopic | undefined {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0]
}
