/**
 * Shoppers and what they did: a simulator, not a record of anybody.
 *
 * Assumptions:
 * - 2,400 shoppers in ten segments, each with its own category needs, price level, price
 *   sensitivity, taste for quality and for certain aspects (noise, energy, pets …); every shopper
 *   deviates from the segment and favours one or two brands;
 * - a session searches one category; need follows segment and season (cooling May to August,
 *   heating, drying and dehumidifying in the wet months, gifts in November and December);
 * - the result list is ordered by popularity and noise; the chance to view falls with the position
 *   as 1 / (1 + 0.22 × position) and grows with the shopper's utility (softmax);
 * - utility = taste · aspects + quality + brand − price sensitivity × |log(price / wanted price)|
 *   (too dear hurts twice as much as too cheap) + noise;
 * - view → click → cart → purchase narrows; out-of-stock goods are seen, hardly bought;
 * - nobody buys the same category twice within the 18 months except small things; a purchase makes
 *   its complements likely next (phone → power bank, headphones; television → soundbar …);
 * - 45 % of the purchases are rated, from utility and the product's true rating; no bots;
 * - time: 2025-05-01 to 2026-10-31, more sessions in the evening and at the weekend.
 */
import { clamp } from './model.mjs'
import { stream } from './rng.mjs'

/** name: [share, price level 0…1, price sensitivity, love of quality, categories, aspects] */
const segments = {
  'budget-family': [
    0.17,
    0.22,
    1.6,
    0.3,
    {
      refrigerator: 3,
      'washing-machine': 3,
      dishwasher: 2,
      microwave: 2,
      television: 2,
      'vacuum-cleaner': 2,
      'air-fryer': 2,
      'rice-cooker': 2,
      freezer: 1.5,
      kettle: 1,
      'steam-iron': 1,
      oven: 1,
      fan: 1,
    },
    { value: 1, capacity: 0.7, energy: 0.5 },
  ],
  'premium-home': [
    0.1,
    0.85,
    0.5,
    1.3,
    {
      refrigerator: 3,
      dishwasher: 3,
      oven: 2.5,
      'washing-machine': 2,
      hob: 2,
      'range-hood': 2,
      'coffee-machine': 2,
      television: 2,
      'tumble-dryer': 1.5,
      'robot-vacuum': 1.5,
    },
    { noise: 1, build: 0.8, energy: 0.5, app: 0.3 },
  ],
  student: [
    0.15,
    0.15,
    1.8,
    0.25,
    {
      laptop: 4,
      headphones: 3,
      smartphone: 2.5,
      'power-bank': 2.5,
      tablet: 2,
      kettle: 1,
      'rice-cooker': 0.7,
      monitor: 1,
      speaker: 1,
      'hair-dryer': 1,
      fan: 1,
      'e-reader': 1,
    },
    { battery: 0.8, weight: 0.7, value: 1 },
  ],
  gamer: [
    0.09,
    0.6,
    0.8,
    0.9,
    {
      laptop: 3.5,
      monitor: 3.5,
      headphones: 2.5,
      router: 2,
      television: 2,
      smartphone: 1.5,
      soundbar: 1,
    },
    { gaming: 1.4, motion: 1.2, speed: 0.8, fastnet: 0.8 },
  ],
  'coffee-lover': [
    0.08,
    0.6,
    0.8,
    0.8,
    { 'coffee-machine': 6, kettle: 3, blender: 1, microwave: 0.6, dishwasher: 0.8, oven: 0.6 },
    { coffee: 1.2, milk: 0.9, heatup: 0.6, temps: 0.7 },
  ],
  'pet-owner': [
    0.1,
    0.5,
    1,
    0.6,
    {
      'vacuum-cleaner': 5,
      'robot-vacuum': 4,
      'air-purifier': 3,
      'washing-machine': 1.3,
      'tumble-dryer': 1,
      camera: 0.6,
    },
    { pet: 1.6, suction: 0.9, smell: 1, empty: 0.6 },
  ],
  'small-flat': [
    0.12,
    0.35,
    1.2,
    0.5,
    {
      'washing-machine': 2,
      dishwasher: 2,
      refrigerator: 2,
      'air-conditioner': 2,
      hob: 1.2,
      dehumidifier: 1.2,
      microwave: 1.2,
      'air-fryer': 1.2,
      fan: 1,
      speaker: 1,
      'steam-iron': 0.8,
    },
    { fit: 1.2, noise: 1.1, weight: 0.4 },
  ],
  'audio-fan': [
    0.06,
    0.7,
    0.6,
    1.1,
    { headphones: 5, speaker: 3.5, soundbar: 3, television: 1, smartphone: 0.8 },
    { music: 1.2, bass: 0.9, anc: 0.8, comfort: 0.6, movie: 0.8 },
  ],
  'smart-home': [
    0.07,
    0.65,
    0.7,
    0.8,
    {
      'robot-vacuum': 3,
      router: 3,
      'air-purifier': 2,
      'air-conditioner': 2,
      television: 1.5,
      smartwatch: 2,
      'washing-machine': 1,
      speaker: 1,
      fan: 1,
    },
    { app: 1.5, route: 0.8, meshing: 0.8, coverage: 0.6 },
  ],
  'active-traveller': [
    0.06,
    0.5,
    0.9,
    0.7,
    {
      camera: 3,
      smartwatch: 3,
      'power-bank': 3,
      headphones: 2,
      smartphone: 2,
      'e-reader': 1.5,
      'electric-toothbrush': 1.5,
      'hair-dryer': 1,
      tablet: 1,
      laptop: 1.2,
    },
    { weight: 0.9, battery: 0.9, days: 0.8, flight: 0.6, travel: 0.7, track: 0.8 },
  ],
}
const everyone = {
  'electric-toothbrush': 0.5,
  'hair-dryer': 0.4,
  smartphone: 0.8,
  headphones: 0.6,
  kettle: 0.4,
  fan: 0.4,
  'air-conditioner': 0.5,
  television: 0.5,
  'steam-iron': 0.3,
  blender: 0.4,
  'power-bank': 0.4,
}
const complements = {
  dishwasher: ['hob', 'oven', 'range-hood'],
  refrigerator: ['microwave', 'dishwasher', 'freezer'],
  oven: ['hob', 'range-hood', 'microwave'],
  hob: ['range-hood', 'oven'],
  'range-hood': ['hob'],
  'washing-machine': ['tumble-dryer', 'steam-iron'],
  'tumble-dryer': ['steam-iron'],
  smartphone: ['power-bank', 'headphones', 'smartwatch'],
  television: ['soundbar', 'router'],
  laptop: ['monitor', 'router', 'headphones'],
  tablet: ['headphones', 'power-bank'],
  monitor: ['speaker', 'router'],
  'coffee-machine': ['kettle', 'blender'],
  kettle: ['coffee-machine'],
  'air-conditioner': ['fan', 'dehumidifier'],
  'robot-vacuum': ['vacuum-cleaner', 'air-purifier'],
  'vacuum-cleaner': ['air-purifier'],
  camera: ['power-bank', 'laptop'],
  'air-fryer': ['blender', 'rice-cooker'],
  'rice-cooker': ['air-fryer', 'kettle'],
  smartwatch: ['headphones'],
  'hair-dryer': ['electric-toothbrush'],
  'air-purifier': ['dehumidifier'],
}
const again = new Set(['power-bank', 'headphones', 'fan', 'kettle', 'electric-toothbrush'])
/** Factor by month, January first. */
const seasons = {
  'air-conditioner': [0.2, 0.2, 0.4, 0.9, 2, 4, 4.5, 3.2, 1, 0.4, 0.2, 0.2],
  fan: [0.2, 0.2, 0.4, 0.9, 2, 3.8, 4, 3, 0.9, 0.3, 0.2, 0.2],
  dehumidifier: [0.8, 1, 1.6, 1.6, 1.2, 1.3, 1, 0.9, 1.2, 1.3, 1, 0.8],
  'tumble-dryer': [1.6, 1.3, 1, 0.8, 0.7, 0.6, 0.6, 0.6, 1, 1.4, 1.7, 1.7],
  'air-purifier': [1.3, 1.2, 1.6, 1.6, 1, 0.7, 0.7, 0.7, 0.9, 1.1, 1.3, 1.3],
  laptop: [1, 0.9, 0.9, 0.9, 0.9, 1, 1.4, 1.9, 1.6, 1, 1.3, 1.4],
  freezer: [0.7, 0.7, 0.8, 0.9, 1.2, 1.6, 1.6, 1.3, 1, 0.9, 0.9, 1],
  camera: [0.7, 0.7, 0.9, 1.1, 1.3, 1.4, 1.4, 1.1, 0.9, 0.9, 1.2, 1.5],
  television: [1, 0.9, 0.9, 0.9, 1, 1.3, 1.1, 0.9, 0.9, 1, 1.6, 1.5],
}
const gifts = new Set([
  'headphones',
  'smartwatch',
  'e-reader',
  'speaker',
  'tablet',
  'coffee-machine',
  'camera',
  'smartphone',
])

const start = Date.UTC(2025, 4, 1) / 1000
const end = Date.UTC(2026, 9, 31, 23, 0, 0) / 1000
const day = 86_400

/**
 * @param {any[]} goods @param {string} seed
 * @returns {{csv: string, count: number, shoppers: number}}
 */
export function makeInteractions(goods, seed) {
  const byCategory = new Map()
  for (const one of goods) {
    const list = byCategory.get(one.product.category) ?? []
    list.push({
      ...one,
      aspects: new Map(one.hidden.aspects.map((own) => [own.aspect, own.polarity])),
    })
    byCategory.set(one.product.category, list)
  }
  const names = Object.keys(segments)
  const shares = names.map((name) => segments[name][0])
  const rows = []
  const shoppers = 2400

  for (let i = 1; i <= shoppers; i++) {
    const r = stream(`${seed}/shopper/${i}`)
    const [, level, sensitivity, quality, needs, tastes] = segments[names[r.weighted(shares)]]
    const me = {
      id: `u${String(i).padStart(4, '0')}`,
      level: clamp(r.normal(level, 0.14), 0.02, 0.98),
      sensitivity: Math.max(0.15, r.normal(sensitivity, 0.3)),
      quality: Math.max(0, r.normal(quality, 0.3)),
      tastes: Object.fromEntries(
        Object.entries(tastes).map(([aspect, weight]) => [
          aspect,
          Math.max(0, r.normal(weight, 0.3)),
        ]),
      ),
      brands: new Map(),
      needs: { ...everyone, ...needs },
      owned: new Set(),
      pending: /** @type {[string, number][]} */ ([]),
    }
    // About one session in three weeks, some much more.
    const sessions = clamp(Math.round(Math.exp(r.normal(0.95, 0.62))), 1, 14)
    const moments = Array.from(
      { length: sessions },
      () => start + r.next() ** 0.85 * (end - start - 6 * day),
    ).sort((a, b) => a - b)
    for (const moment of moments) session(me, moment)

    function evening(time) {
      const midnight = Math.floor(time / day) * day
      const weekday = new Date(midnight * 1000).getUTCDay()
      const shifted =
        weekday > 0 && weekday < 6 && r.chance(0.2) ? midnight + (6 - weekday) * day : midnight
      const hour = r.chance(0.65) ? r.normal(20.2, 1.4) : r.normal(12.5, 2.5)
      return Math.min(shifted + Math.floor(clamp(hour, 6, 23.6) * 3600), end - 4 * 3600)
    }

    function session(self, moment) {
      const month = new Date(moment * 1000).getUTCMonth()
      let wanted
      const due = self.pending.findIndex(([, from]) => from <= moment)
      if (due >= 0 && r.chance(0.75)) wanted = self.pending.splice(due, 1)[0][0]
      else {
        const ids = Object.keys(self.needs).filter(
          (id) => byCategory.has(id) && (!self.owned.has(id) || again.has(id)),
        )
        if (ids.length === 0) return
        wanted =
          ids[
            r.weighted(
              ids.map(
                (id) =>
                  self.needs[id] *
                  (seasons[id]?.[month] ?? 1) *
                  (gifts.has(id) && month >= 10 ? 1.6 : 1),
              ),
            )
          ]
      }
      const list = byCategory.get(wanted)
      if (!list) return
      const prices = list.map((one) => one.product.price.amount).sort((a, b) => a - b)
      const goal = prices[Math.floor(self.level * (prices.length - 1))]
      const utility = (one) => {
        let u = self.quality * (one.hidden.q - 0.5) * 2
        for (const [aspect, weight] of Object.entries(self.tastes))
          u += weight * (one.aspects.get(aspect) ?? 0) * 0.75
        const off = Math.log(one.product.price.amount / goal)
        u -= self.sensitivity * (off > 0 ? 2 * off : -off)
        if (!self.brands.has(one.product.brand))
          self.brands.set(one.product.brand, r.normal(0, 0.45))
        return (
          u +
          self.brands.get(one.product.brand) +
          (one.product.rating ? (one.product.rating.average - 4.1) * 0.9 : -0.3)
        )
      }
      const scored = list.map((one) => ({ one, u: utility(one) }))
      const shown = scored
        .map((entry) => ({
          ...entry,
          order: Math.log(entry.one.hidden.popularity) + r.normal(0, 0.8) + 0.35 * entry.u,
        }))
        .sort((a, b) => b.order - a.order)
      const weights = shown.map(
        (entry, position) => Math.exp(0.85 * entry.u) / (1 + 0.22 * position),
      )
      let time = evening(moment)
      const views = clamp(Math.round(r.normal(5.4, 2)), 2, 11)
      const looked = []
      for (let k = 0; k < views; k++) {
        const at = r.weighted(weights)
        if (weights[at] === 0) continue
        const { one, u } = shown[at]
        weights[at] = 0
        // Similar goods of the same brand line are looked at next.
        shown.forEach((other, index) => {
          if (other.one.product.brand === one.product.brand && weights[index] > 0)
            weights[index] *= 1.25
        })
        time += r.int(12, 160)
        rows.push([self.id, one.product.sku, 'view', '', time])
        if (r.chance(clamp(0.42 + 0.14 * u, 0.12, 0.85))) {
          time += r.int(4, 45)
          rows.push([self.id, one.product.sku, 'click', '', time])
        }
        looked.push({ one, u: u + r.normal(0, 0.55) })
      }
      looked.sort((a, b) => b.u - a.u)
      const carted = looked.filter(
        ({ one, u }, rank) =>
          rank < 2 &&
          one.product.availability !== 'out_of_stock' &&
          r.chance(clamp((rank === 0 ? 0.52 : 0.2) + 0.08 * u, 0.03, 0.85)),
      )
      for (const { one } of carted) {
        time += r.int(20, 200)
        rows.push([self.id, one.product.sku, 'cart', '', time])
      }
      const [best] = carted
      if (!best || !r.chance(clamp(0.6 + 0.1 * best.u, 0.2, 0.92))) return
      time += r.int(60, 900)
      rows.push([self.id, best.one.product.sku, 'purchase', '', time])
      self.owned.add(wanted)
      for (const other of complements[wanted] ?? [])
        if (!self.owned.has(other) && r.chance(0.55))
          self.pending.push([other, time + r.int(1, 25) * day])
      if (r.chance(0.45)) {
        const later = time + r.int(4, 40) * day
        const stars = clamp(
          Math.round(
            (best.one.product.rating?.average ?? 4) + 0.25 * best.u + r.normal(-0.05, 0.75),
          ),
          1,
          5,
        )
        if (later < end) rows.push([self.id, best.one.product.sku, 'rate', stars, later])
      }
    }
  }
  rows.sort((a, b) => a[4] - b[4] || (a[0] < b[0] ? -1 : 1))
  return {
    csv: 'user,item,type,rating,timestamp\n' + rows.map((row) => row.join(',') + '\n').join(''),
    count: rows.length,
    shoppers: new Set(rows.map((row) => row[0])).size,
  }
}
