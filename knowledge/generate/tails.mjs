/** Short endings of review clauses, spelled out in several ways so that they do not repeat. */
const tails = {
  en: {
    hm: ['which surprised me', 'not what I expected', 'one gets used to it', 'it is what it is', 'that could be better', 'I had hoped for more', 'others do that better'],
    pity: ['which is a shame', 'a real pity', 'sadly', 'I would have paid extra for that', 'the makers should fix that', 'I had hoped otherwise'],
    meh: ['nothing special there', 'take it or leave it', 'not a highlight', 'it leaves me cold', 'no reason to cheer'],
    okay: ['still acceptable', 'one can live with that', 'okay at this price', 'bearable', 'tolerable for us'],
    fine: ['fine for us', 'no drama', 'it works out', 'one adapts'],
    love: ['love it', 'I would not give it back', 'my favourite part', 'that alone is worth it', 'we use it every day'],
    good: ['good thinking', 'that is how it should be', 'well solved', 'no complaints', 'as it should be'],
    nice: ['a nice touch', 'small thing, big difference', 'I enjoy that', 'nicely done'],
    great: ['simply great', 'just what I wanted', 'a real relief', 'that convinced me', 'better than I had hoped'],
    happy: ['I am happy with that', 'we are all pleased', 'makes me smile', 'no wish left open'],
    wow: ['I was amazed', 'did not expect that', 'even my neighbour was impressed', 'I had to look twice'],
    useful: ['useful every day', 'more useful than I thought', 'it saves me time'],
    handy: ['really handy', 'practical in daily life', 'very convenient'],
    annoying: ['rather annoying', 'that gets on my nerves', 'I grumble each time'],
    careful: ['handle it with care', 'be careful there', 'one has to watch it'],
    'know it': ['good to know before buying', 'check whether you can live with that', 'read the specs first'],
    drawing: ['a joy for drawing', 'great for sketching'], years: ['it will do for years', 'enough for years'], camping: ['perfect for camping'], party: ['made for parties'], daily: ['I use it daily'], selfies: ['great for selfies'], emergency: ['only for emergencies'], patience: ['you need patience'], stable: ['and stable'], productive: ['I get more done'], goosebumps: ['goosebumps every time'], dance: ['we danced all night'], garden: ['perfect for the garden'], relief: ['what a relief'], genius: ['pure genius'], shiny: ['and shiny'], smooth: ['so smooth'], strong: ['really strong'], smart: ['really smart'], special: ['something special'], summer: ['summer can come'], cocktails: ['cocktail evenings are saved'], diet: ['it helps with my diet'], chore: ['a daily chore'], blocked: ['we had to block the gap'], funny: ['funny the first time'], slow: ['and slow'], plan: ['so plan ahead'], settings: ['only in the settings'], sieve: ['a sieve helps'], thermometer: ['I use a thermometer now'], adjust: ['one has to adjust it'], travel: ['perfect for travel'], solid: ['a solid thing'], fun: ['great fun'], simple: ['so simple'], works: ['it just works'], wedding: ['even at a wedding'], tape: ['I put tape on it'], headphones: ['I use headphones then'], update: ['an update helped'], trust: ['you have to trust it'], sigh: ['one sighs and cleans'], cloud: ['the cloud has to help'], low: ['keep it low'], expected: ['that was expected'], battery: ['check the battery'], cable: ['a cable helps'], safari: ['made for safari'], flash: ['the flash has to help'], tripod: ['bring a tripod'], repeater: ['we bought a repeater'], overnight: ['charge it overnight'], guessing: ['one is guessing'], adapters: ['bring adapters'], playful: ['playful'], winter: ['winter can come'], strings: ['not smooth'], sensitive: ['be gentle'], 'lazy me': ['lazy as I am'], milk: ['even for milk'], music: ['made for music'], stairs: ['stairs are no fun'], lifting: ['no lifting'], steps: ['fine for counting steps'], proud: ['I was proud'], accurate: ['and accurate'], measure: ['measure first'], important: ['important with children'], thanks: ['thanks for that'], sound: ['and sound'],
  },
  zh: {
    一般: ['体验一般', '只能说一般', '没有想象中好', '表现平平', '这点一般般'], 可惜: ['有点可惜', '挺可惜的', '这点遗憾', '希望下一代改进', '差那么一点'], 凑合: ['凑合用吧', '将就着用', '勉强能接受', '也能凑合'], 算了: ['就这样吧', '懒得折腾了', '也不强求', '忍忍算了'], 注意: ['买之前要注意', '介意的慎重', '这点要提醒大家', '下单前看清楚'], 还行: ['总的还行', '也还行', '能接受'], 喜欢: ['很喜欢', '越用越喜欢', '家人都喜欢', '爱不释手'], 满意: ['很满意', '相当满意', '全家满意', '没什么可挑的'], 好评: ['给个好评', '必须好评', '值得好评', '这点加分'], 赞: ['点个赞', '这点很赞', '必须赞'], 好: ['真的好', '挺好', '好得很'], 方便: ['特别方便', '方便多了', '省了不少事'], 推荐: ['推荐给朋友了', '强烈推荐', '值得推荐'], 值: ['这钱花得值', '很值', '值回票价'], 惊喜: ['有点惊喜', '出乎意料', '没想到这么好'], 省心: ['省心省力', '很省心'], 放心: ['用着放心', '很放心'], 实用: ['非常实用', '比想象中实用'], 慢: ['等得着急', '速度慢'], 烦: ['有点烦', '挺烦的'], 麻烦: ['有点麻烦', '挺麻烦'], 小心: ['要小心点', '得小心'], 爽: ['真爽', '用着爽'], 爱了: ['爱了爱了', '真的爱了'], 舒服: ['很舒服', '舒服多了'], 安心: ['更安心', '用着安心'], 耐心: ['要有耐心', '得等等'], 真香: ['真香警告', '用过都说香'], 平: ['没起伏', '听着平'],
  },
}

/** Spells out the last part of a clause where it is one of the short endings. */
export function spellOut(clause, locale, choose) {
  const mark = locale === 'en' ? ', ' : '，'
  const at = clause.lastIndexOf(mark)
  if (at < 0) return clause
  const options = tails[locale][clause.slice(at + mark.length)]
  return options ? clause.slice(0, at + mark.length) + options[choose(options.length)] : clause
}
