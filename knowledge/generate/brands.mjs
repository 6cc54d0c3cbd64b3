/**
 * The 24 invented brands. `tier` sets the usual quality range (q, 0 plain … 1 best) and the price
 * multiplier; `series` are the names of the plain, middle and top line, in that order.
 */

/** @type {Record<string, {q: [number, number], price: number}>} */
export const tiers = {
  value: { q: [0.04, 0.55], price: 0.88 },
  mid: { q: [0.22, 0.78], price: 1 },
  upper: { q: [0.4, 0.9], price: 1.1 },
  premium: { q: [0.55, 1], price: 1.25 },
}

/**
 * @typedef {object} Brand
 * @property {string} name
 * @property {string} zh
 * @property {string} code three letters for SKUs
 * @property {keyof typeof tiers} tier
 * @property {[string, string, string]} series
 * @property {string[]} en names shoppers type, lower case
 * @property {string[]} names names shoppers type in Chinese
 * @property {{en: string, zh: string}} about
 */

const brand = (name, zh, code, tier, series, en, names, aboutEn, aboutZh) => ({
  name,
  zh,
  code,
  tier,
  series: series.split(' '),
  en,
  names: [zh, ...names],
  about: { en: aboutEn, zh: aboutZh },
})

/** @type {Brand[]} */
export const brands = [
  brand('Nordhavn', '诺德港', 'NOR', 'upper', 'Bryg Stille Fjordal', ['nordhavn', 'nord havn', 'nordhaven'], [], 'Large appliances that put quiet running first, in the upper middle of the market.', '大家电品牌，主打低噪音，定位中高端。'),
  brand('Brasko', '布拉科', 'BRA', 'value', 'Fina Dobra Grand', ['brasko', 'brasco'], ['布拉斯科'], 'Plain large appliances at low prices.', '平价大家电，功能实在。'),
  brand('Kuehlmann', '库尔曼', 'KUE', 'premium', 'Linea Meistra Kronwerk', ['kuehlmann', 'kühlmann', 'kuhlmann'], [], 'Premium large appliances with long warranties.', '高端大家电，质保期长。'),
  brand('Valmora', '瓦莫拉', 'VAL', 'mid', 'Casa Vera Sola', ['valmora', 'val mora'], [], 'Mid-range kitchens, from hobs to microwaves.', '中端厨房电器，从灶具到微波炉都有。'),
  brand('Tianhe Home', '天禾', 'TIA', 'value', 'Xiaohe Qinghe Yunhe', ['tianhe home', 'tianhe'], ['天禾家电'], 'Good-value home appliances, strong in air conditioners and rice cookers.', '高性价比家电，空调和电饭煲见长。'),
  brand('Haiyun', '海韵', 'HAI', 'mid', 'Lan Chao Bolan', ['haiyun', 'hai yun'], ['海韵电器'], 'Air conditioners and air care for ordinary homes.', '空调与空气护理，面向普通家庭。'),
  brand('Osterlind', '奥斯特林', 'OST', 'upper', 'Lind Vatten Solvei', ['osterlind', 'österlind'], [], 'Dishwashers and laundry built to last, mid to premium.', '洗碗机与洗护家电，做工扎实，中高端。'),
  brand('Petrel', '海燕', 'PET', 'value', 'Pip Gull Storm', ['petrel'], ['海燕电器'], 'Low-priced laundry machines and vacuum cleaners.', '平价洗衣机和吸尘器。'),
  brand('Cirra', '熙然', 'CIR', 'mid', 'Alto Breva Strata', ['cirra', 'cira'], ['希拉'], 'Fans, purifiers and dehumidifiers with calm looks.', '风扇、净化器和除湿机，设计素净。'),
  brand('Mellow & Co', '美洛', 'MEL', 'upper', 'Petit Moro Crema', ['mellow & co', 'mellow and co', 'mellow'], ['美洛家'], 'Small kitchen appliances as pretty as they are useful.', '好看也好用的厨房小家电。'),
  brand('Grindhaus', '研磨坊', 'GRI', 'premium', 'Solo Barra Opus', ['grindhaus', 'grind haus'], ['格林豪斯'], 'Coffee machines for people who weigh their beans.', '面向咖啡爱好者的高端咖啡机。'),
  brand('Bonvero', '邦维罗', 'BON', 'mid', 'Uno Bello Maestra', ['bonvero', 'bon vero'], [], 'Kettles, coffee makers and blenders for every day.', '日常用的水壶、咖啡机和料理机。'),
  brand('Ricora', '米乐', 'RIC', 'mid', 'Mini Lehu Sumi', ['ricora'], ['米乐电器'], 'Rice cookers and air fryers, made for home cooks.', '电饭煲和空气炸锅，为家常饭而做。'),
  brand('Zephyrine', '泽芙琳', 'ZEP', 'mid', 'Aria Sera Luxa', ['zephyrine', 'zephirine'], [], 'Hair, ironing and oral care.', '吹风机、熨烫和口腔护理。'),
  brand('Dentiva', '登缇娃', 'DEN', 'upper', 'Fresca Pura Clinea', ['dentiva', 'denteva'], [], 'Electric toothbrushes and nothing else.', '专注电动牙刷。'),
  brand('Sweepo', '扫宝', 'SWE', 'mid', 'Zip Rondo Atlas', ['sweepo', 'swepo'], ['思维宝'], 'Robot vacuums from simple to self-washing.', '扫地机器人，从入门到全自动洗拖布。'),
  brand('Lumenar', '流明纳', 'LUM', 'premium', 'Clara Vividra Noctra', ['lumenar', 'luminar'], [], 'Premium televisions and monitors.', '高端电视与显示器。'),
  brand('Vistano', '维塔诺', 'VIS', 'value', 'Terra Mira Palco', ['vistano', 'vista no'], ['维斯塔诺'], 'Televisions, monitors and soundbars at fair prices.', '价格实惠的电视、显示器和回音壁。'),
  brand('Auralis', '奥瑞丽', 'AUR', 'upper', 'Nota Cantara Sonetto', ['auralis', 'auralys'], [], 'Headphones, speakers and soundbars tuned for music.', '耳机、音箱和回音壁，重视音质。'),
  brand('Kolibri', '蜂鸟', 'KOL', 'value', 'Bit Hum Swift', ['kolibri', 'colibri'], ['蜂鸟数码'], 'Small prices: headphones, speakers and power banks.', '平价耳机、音箱和充电宝。'),
  brand('Pixelon', '像素龙', 'PIX', 'mid', 'Neo Arca Zenda', ['pixelon', 'pixel on'], ['派克龙'], 'Phones, tablets and cameras.', '手机、平板和相机。'),
  brand('Novabook', '诺瓦本', 'NOV', 'mid', 'Slate Lumo Titanis', ['novabook', 'nova book'], [], 'Laptops for study, work and games.', '学习、办公、游戏笔记本。'),
  brand('Tessera', '泰瑟拉', 'TES', 'upper', 'Tile Forma Mosaic', ['tessera', 'tesera'], [], 'Business laptops, tablets and monitors.', '商务笔记本、平板和显示器。'),
  brand('Orbwave', '欧波', 'ORB', 'mid', 'Ring Halora Corona', ['orbwave', 'orb wave'], ['环波'], 'Routers, watches, e-readers and power banks.', '路由器、手表、电子书和充电宝。'),
]

/** @type {ReadonlyMap<string, Brand>} */
export const brandByName = new Map(brands.map((one) => [one.name, one]))
