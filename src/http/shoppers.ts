import { Router, type Request, type RequestHandler } from 'express'
import { nobody, type Identities, type Identity } from '../dialog/identity.ts'
import type { ShopperDesk } from '../dialog/shoppers.ts'
import { Failure } from '../domain/failure.ts'
import { jsonBody, localeOf, parameter, parseBody, parseQuery, wellFormed } from './body.ts'
import {
  ChangeProfile,
  maxBodyBytes,
  ProfileQuery,
  type ProfileView,
  type ShopperExport,
} from './contract.ts'
import { bearerOf } from './guard.ts'
import { serve } from './methods.ts'
import type { ReplyStreams } from './reply-streams.ts'

/** Tells who a request with a bearer token comes from. */
export interface ShopperGate {
  /** Whom the request may speak for, of the shopper that it claims. Never refuses: a stranger is nobody. */
  identify(request: Request, claimed: string | undefined): Promise<Identity>
  /** Lets only the shopper of the address pass; strangers and unknown shoppers get the same answer. */
  readonly require: RequestHandler
}

export function createShopperGate(shoppers: ShopperDesk, identities: Identities): ShopperGate {
  /** The proofs there are, the cheapest first; an operator's would be another one. */
  const isProved = async (request: Request, shopperId: string): Promise<boolean> => {
    const token = bearerOf(request)
    if (token === undefined) return false
    return isToken(token) ? admits(identities, shopperId, token) : shoppers.owns(shopperId, token)
  }
  return {
    async identify(request, claimed) {
      if (claimed === undefined) return nobody
      if (await isProved(request, claimed)) return { shopperId: claimed, isProved: true }
      return identities.admit(claimed, undefined)
    },
    require: async (request, _response, next) => {
      if (!(await isProved(request, shopperOf(request))))
        throw new Failure(
          'SHOPPER_NOT_FOUND',
          'There is no such shopper, or it is not you: send the token of one of your conversations, or an identity token, as "Authorization: Bearer …".',
        )
      next()
    },
  }
}

/** A JSON Web Token has dots; the token of a conversation has none. */
const isToken = (token: string): boolean => token.includes('.')

function admits(identities: Identities, shopperId: string, token: string): boolean {
  try {
    const who = identities.admit(undefined, token)
    return who.isProved && who.shopperId === shopperId
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

const shopperOf = (request: Request): string => wellFormed(parameter(request, 'id')).slice(0, 128)

export function shopperRoutes(
  shoppers: ShopperDesk,
  gate: ShopperGate,
  streams: Pick<ReplyStreams, 'forget'>,
): Router {
  const router = Router()
  const localeFor = (request: Request) =>
    localeOf(request, parseQuery(ProfileQuery, request).locale)

  const show: RequestHandler = async (request, response) => {
    const profile = await shoppers.profile(shopperOf(request), localeFor(request))
    response.json(profile satisfies ProfileView)
  }

  const change: RequestHandler = async (request, response) => {
    const wanted = parseBody(ChangeProfile, request.body)
    const profile = await shoppers.change(shopperOf(request), wanted, localeFor(request))
    response.json(profile satisfies ProfileView)
  }

  const takeAlong: RequestHandler = async (request, response) => {
    const whole = await shoppers.export(shopperOf(request))
    response.set('Content-Disposition', 'attachment; filename="my-data.json"')
    response.json(whole satisfies ShopperExport)
  }

  const erase: RequestHandler = async (request, response) => {
    for (const id of await shoppers.erase(shopperOf(request))) streams.forget(id)
    response.status(204).end()
  }

  serve(router, '/v1/shoppers/:id', { delete: [gate.require, erase] })
  serve(router, '/v1/shoppers/:id/profile', {
    get: [gate.require, show],
    patch: [gate.require, ...jsonBody(maxBodyBytes), change],
  })
  serve(router, '/v1/shoppers/:id/export', { get: [gate.require, takeAlong] })
  return router
}
