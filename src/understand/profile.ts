/**
 * Questions on what is known of the shopper: "what do you know about me", 你记得我什么. Of the chat's
 * memory in general ("do you store my data?") the shop's policy speaks.
 */
const asksOwnProfile = new RegExp(
  [
    /\bwhat (?:do|did|have|does|has|else do)(?: \S+){1,3} (?:know|remember|learn(?:t|ed)?|find out|found out|think you know)(?: \S+){0,2} (?:about|of|on) me\b/,
    /\bwhat(?:'s| is| do you have| have you got)(?: \S+){0,2} (?:in|on) my (?:profile|preferences)\b/,
    /\b(?:show|tell|see|view|open|list) (?:me )?(?:my (?:profile|preferences)|what you know about me)\b/,
    /\bdo you (?:know|remember) (?:anything about me|what i like|my (?:taste|tastes|preferences))\b/,
    /(?:知道|了解|记得|记住|掌握)了?(?:关于)?我(?:的)?(?:什么|哪些|多少|啥)/,
    /(?:记得|知道|了解)我(?:的)?(?:喜好|偏好|喜欢什么|口味)/,
    /我的(?:资料|档案|画像|偏好)(?:里|中)?(?:都)?(?:有|是|写)(?:了|着)?(?:什么|哪些|啥)/,
    /(?:看看?|查看?|打开|显示)(?:一下|下)?我的(?:资料|档案|画像|偏好)/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

export const asksProfile = (text: string): boolean => asksOwnProfile.test(text)
