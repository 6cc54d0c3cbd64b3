import * as z from 'zod'

/** A length as reckoned with and the unit the shopper used for it. */
export const Length = z.object({ cm: z.number().positive(), unit: z.string() })
export type Length = z.infer<typeof Length>

export const Dimension = z.enum(['width', 'height', 'depth'])
export type Dimension = z.infer<typeof Dimension>

const size = {
  width: Length.optional(),
  height: Length.optional(),
  depth: Length.optional(),
}

/** Where goods stand: it decides what is asked for when no measure was given, and the wording. */
export const Place = z.enum(['niche', 'worktop', 'wall-cabinet', 'counter', 'shelf'])
export type Place = z.infer<typeof Place>

/** The systems of phones that goods state to work with. */
export const PhoneSystem = z.enum(['ios', 'android'])

/**
 * What goods are to fit into or work with, as the shopper described it. A measure that is absent
 * was not given; the check asks for it.
 */
export const FitSituation = z.discriminatedUnion('kind', [
  /** A space to stand in; sides that were not named are not checked. */
  z.object({ kind: z.literal('space'), place: Place, ...size }),
  /** A way to be carried through. */
  z.object({
    kind: z.literal('passage'),
    place: z.enum(['door', 'stairs', 'corridor', 'lift']),
    width: Length.optional(),
    height: Length.optional(),
  }),
  /** A stand or piece of furniture that a screen's feet stand on. */
  z.object({ kind: z.literal('stand'), width: Length.optional(), depth: Length.optional() }),
  /** A wall bracket or monitor arm: hole spacing in mm. `upTo`: it takes smaller ones too. */
  z.object({
    kind: z.literal('mount'),
    pattern: z.tuple([z.number(), z.number()]).optional(),
    upTo: z.boolean(),
  }),
  /** A source or screen joined by HDMI. */
  z.object({
    kind: z.literal('hdmi'),
    device: z.string(),
    /** 4K at 120 Hz or HDMI 2.1 was asked for. */
    wants21: z.boolean(),
    count: z.number().int().positive().optional(),
  }),
  /** A charger or another device on the USB-C cable, with the watts of the hungrier side. */
  z.object({
    kind: z.literal('usb-power'),
    device: z.enum(['laptop', 'phone', 'tablet', 'charger']),
    watts: z.number().positive().optional(),
  }),
  z.object({ kind: z.literal('flight') }),
  /** Mains: a country (ISO 3166), or a voltage, or neither ("is the voltage right?"). */
  z.object({
    kind: z.literal('mains'),
    country: z.string().optional(),
    volts: z.number().positive().optional(),
  }),
  z.object({ kind: z.literal('water') }),
  /** One machine on another: the other is named, or its top is measured. */
  z.object({
    kind: z.literal('stack'),
    partner: z.string().optional(),
    width: Length.optional(),
    depth: Length.optional(),
  }),
  z.object({ kind: z.literal('phone'), system: PhoneSystem, said: z.string() }),
  z.object({ kind: z.literal('wifi'), standard: z.string().optional() }),
  z.object({ kind: z.literal('smart-home'), said: z.string() }),
  /** A room, in m². */
  z.object({ kind: z.literal('room'), area: z.number().positive(), unit: z.string() }),
])
export type FitSituation = z.infer<typeof FitSituation>
