import type { ContentPart } from './language-model.ts'

type WirePart = { type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } }

/** A message's content as OpenAI writes it, and LangChain after it. */
export const toWireContent = (content: string | readonly ContentPart[]): string | WirePart[] =>
  typeof content === 'string'
    ? content
    : content.map((part) =>
        part.kind === 'text'
          ? { type: 'text', text: part.text }
          : { type: 'image_url', image_url: { url: part.dataUrl } },
      )
