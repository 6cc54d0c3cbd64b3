import { describe, expect, it } from 'vitest'
import { readConfig, settingNames, unknownSettings } from '../src/config.ts'

describe('the settings', () => {
  it('have defaults: nothing has to be set', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      AISLE_DATA_DIR: './data',
    })
    expect(readConfig({}).OPENAI_API_KEY).toBeUndefined()
  })

  it('are read from text', () => {
    expect(readConfig({ PORT: '0' }).PORT).toBe(0)
    expect(readConfig({ AISLE_MESSAGES_PER_MINUTE: '5' }).AISLE_MESSAGES_PER_MINUTE).toBe(5)
  })

  it('that are optional count as absent when they are empty', () => {
    const config = readConfig({ OPENAI_API_KEY: '', DATABASE_URL: '', PORT: '' })
    expect(config.OPENAI_API_KEY).toBeUndefined()
    expect(config.DATABASE_URL).toBeUndefined()
    expect(config.PORT).toBe(3000)
  })

  it('that are wrong are all named at once', () => {
    const read = (): unknown =>
      readConfig({ PORT: 'many', OPENAI_BASE_URL: 'nowhere', AISLE_LOG_LEVEL: 'loud' })
    expect(read).toThrow(TypeError)
    for (const name of ['PORT', 'OPENAI_BASE_URL', 'AISLE_LOG_LEVEL']) expect(read).toThrow(name)
  })

  it('out of range are refused', () => {
    expect(() => readConfig({ PORT: '70000' })).toThrow('PORT')
    expect(() => readConfig({ PORT: '-1' })).toThrow('PORT')
    expect(() => readConfig({ AISLE_MESSAGES_PER_MINUTE: '-1' })).toThrow(TypeError)
  })

  it('do not show a wrong secret’s value', () => {
    const message = (() => {
      try {
        readConfig({ OPENAI_BASE_URL: 'sk-secret', PORT: 'x' })
      } catch (error) {
        return String(error)
      }
      return ''
    })()
    expect(message).not.toContain('sk-secret')
  })

  it('cannot be changed once they are read', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it('that are misspelt are found, others’ variables are not', () => {
    expect(unknownSettings({ AISLE_DATADIR: 'x', AISLE_MODEL: 'y', PATH: '/bin' })).toEqual([
      'AISLE_DATADIR',
    ])
    expect(settingNames).toContain('AISLE_DATA_DIR')
  })
})
