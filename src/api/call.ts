import type * as z from 'zod'
import type { Api, EndpointName } from '../../contract/api'
import type { Json } from '../../contract/endpoint'
import type { Door, Reply } from './reply'
import { currentToken, forgetToken, signIn } from './session'
import { callCloud } from './transport-cloud'
import { callHttp } from './transport-http'

type NamesOf<Kind extends string> = {
  [Name in EndpointName]: Kind extends Api[Name]['callers'][number] ? Name : never
}[EndpointName]
export type ShopperCall = NamesOf<'shopper'>
export type GuideCall = NamesOf<'guide'>
export type In<Name extends EndpointName> = z.input<Api[Name]['input']>
export type Out<Name extends EndpointName> = Json<z.output<Api[Name]['output']>>

/** Answers on their way to questions that a page is about to put. */
const askedAhead = new Map<string, Promise<Reply<unknown>>>()
const questionOf = (name: string, input: unknown) => `${name} ${JSON.stringify(input)}`

/**
 * Puts a question that is open to everybody before the page that needs it is there, and without waiting for a session; the
 * first `callShopper` that puts the same gets this answer. What fails is asked again in the usual way.
 */
export function askAhead<Name extends ShopperCall>(name: Name, input: In<Name>): void {
  const early = callHttp('shopper', name, input, currentToken())
  const answer = early.then((reply) => (reply.ok ? reply : callDoor('shopper', name, input)))
  askedAhead.set(questionOf(name, input), answer)
}

/** A call as a shopper; typed by the name of the endpoint. Never throws. */
export function callShopper<Name extends ShopperCall>(name: Name, input: In<Name>): Promise<Reply<Out<Name>>> {
  const question = questionOf(name, input)
  const answer = askedAhead.get(question) ?? callDoor('shopper', name, input)
  askedAhead.delete(question)
  return answer as Promise<Reply<Out<Name>>>
}

/** A call as a guide. */
export function callGuide<Name extends GuideCall>(name: Name, input: In<Name>): Promise<Reply<Out<Name>>> {
  return callDoor('guide', name, input) as Promise<Reply<Out<Name>>>
}

/** Signs in silently when it must, and once more when the session has ended meanwhile. */
async function callDoor(door: Door, name: string, input: unknown): Promise<Reply<unknown>> {
  if (TARO_APP_TRANSPORT === 'cloud') return callCloud(door, name, input)
  const known = currentToken()
  if (known) {
    const reply = await callHttp(door, name, input, known)
    if (reply.ok || reply.error.code !== 'unauthenticated') return reply
    forgetToken()
  }
  const session = await signIn()
  return session.ok ? callHttp(door, name, input, session.data) : session
}
