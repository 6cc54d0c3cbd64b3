import { describe, expect, it } from 'vitest'
import {
  isSigned,
  newSecret,
  readHeaders,
  readSecrets,
  sign,
} from '../../src/channels/standard-webhooks.ts'
import { readConfig } from '../../src/config.ts'

/** Vectors that the reference libraries and their makers publish. */
const vectors = [
  {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  {
    secret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
    id: 'msg_loFOjxBNrRLzqYUf',
    timestamp: 1_731_705_121,
    body: '{"event_type":"ping","data":{"success":true}}',
    signature: 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
  },
]
const [first] = vectors

const headersOf = (changes: Record<string, string | undefined> = {}) => {
  const headers: Record<string, string | undefined> = {
    'webhook-id': first!.id,
    'webhook-timestamp': String(first!.timestamp),
    'webhook-signature': first!.signature,
    ...changes,
  }
  return (name: string) => headers[name]
}
const read = (changes: Record<string, string | undefined> = {}, now = first!.timestamp) =>
  readHeaders(headersOf(changes), now)
const isGood = (signatures: string, secrets = first!.secret, body = first!.body): boolean =>
  isSigned({ ...first!, signatures }, Buffer.from(body), readSecrets(secrets))

describe.each(vectors)('the published vector $id', ({ secret, id, timestamp, body, signature }) => {
  it('is signed and known as published', () => {
    expect(sign(id, timestamp, body, readSecrets(secret))).toEqual({
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
    })
    const headers = { id, timestamp, signatures: signature }
    expect(isSigned(headers, Buffer.from(body), readSecrets(secret))).toBe(true)
  })
})

describe('a signature', () => {
  it('counts wherever it stands among several, whatever their versions', () => {
    const wrong = `v1,${Buffer.alloc(32).toString('base64')}`
    expect(isGood(`${wrong} v1a,xyz ${first!.signature}`)).toBe(true)
    expect(isGood(`${wrong} v2,${first!.signature.slice(3)}`)).toBe(false)
    expect(isGood(`${`${wrong} `.repeat(20)}${first!.signature}`)).toBe(false)
  })

  it('counts with every configured secret, and is made with each', () => {
    const both = `${newSecret()},${first!.secret}`
    expect(isGood(first!.signature, both)).toBe(true)
    expect(isGood(first!.signature, newSecret())).toBe(false)
    const made = sign(first!.id, first!.timestamp, first!.body, readSecrets(both))
    expect(made['webhook-signature']!.split(' ')).toHaveLength(2)
    expect(made['webhook-signature']).toContain(first!.signature)
  })

  it('has one spelling: other base64 of the same bytes is refused', () => {
    const { signature } = first!
    const last = signature.at(-2)!
    const other = String.fromCharCode(last.charCodeAt(0) + 1)
    const twin = `${signature.slice(0, -2)}${other}=`
    expect(Buffer.from(twin.slice(3), 'base64')).toEqual(Buffer.from(signature.slice(3), 'base64'))
    for (const spelling of [
      twin,
      signature.slice(0, -1),
      `${signature}=`,
      ` ${signature.replaceAll('+', '-').replaceAll('/', '_')}`,
      signature.replace('v1', 'V1'),
    ])
      expect(isGood(spelling), spelling).toBe(false)
  })

  it('of an empty or changed body is refused', () => {
    expect(isGood(first!.signature, first!.secret, '')).toBe(false)
    expect(isGood(first!.signature, first!.secret, `${first!.body} `)).toBe(false)
  })
})

describe('the headers', () => {
  it('are all needed', () => {
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
      for (const value of [undefined, '']) expect(read({ [name]: value })).toBe('missing')
  })

  it.each([
    ['webhook-id', 'with.stop'],
    ['webhook-id', 'with blank'],
    ['webhook-id', 'a'.repeat(129)],
    ['webhook-id', '多'],
    ['webhook-timestamp', 'now'],
    ['webhook-timestamp', '-5'],
    ['webhook-timestamp', '1614265330.5'],
    ['webhook-timestamp', '01614265330'],
    ['webhook-timestamp', '9'.repeat(20)],
  ])('%s may not be %j', (name, value) => {
    expect(read({ [name]: value })).toBe('malformed')
  })

  it('hold a time within five minutes, both ways', () => {
    const { timestamp } = first!
    for (const away of [0, 300, -300])
      expect(read({}, timestamp + away)).toMatchObject({ timestamp })
    for (const away of [301, -301]) expect(read({}, timestamp + away)).toBe('stale')
  })
})

describe('a secret', () => {
  it('that the program makes is one that the settings take', () => {
    const list = `${newSecret()}, ${newSecret()}`
    expect(readConfig({ AISLE_BOT_SECRETS: list }).AISLE_BOT_SECRETS).toBe(list)
    expect(readSecrets(list).map((one) => one.length)).toEqual([32, 32])
  })

  it('that is short, or none, is refused without being shown', () => {
    for (const wrong of ['hunter2hunter2', 'whsec_c2hvcnQ=', `${newSecret()} hunter2`]) {
      const attempt = (): unknown => readConfig({ AISLE_BOT_SECRETS: wrong })
      expect(attempt).toThrow(/AISLE_BOT_SECRETS/)
      expect(attempt).not.toThrow(/hunter2|c2hvcnQ/)
    }
  })
})
