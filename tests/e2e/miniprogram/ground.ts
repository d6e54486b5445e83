import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishAnswerTime } from '../answer-time'
import { type Caller, caller } from '../product'

type Guide = { guideId: string; name: string; storeName: string; jsCode: string }
type Product = {
  productId: string
  title: string
  skus: { skuId: string; options: string[]; priceFen: number }[]
}

/** What the stories of the mini-program stand on: a running product, and headquarters that has made it ready for them. */
export type Ground = {
  address: string
  hq: Caller
  /** The first of the three guides of one store, whose code is scanned. */
  guide: Guide
  guides: Guide[]
  code: string
  store: { id: string; code: string; name: string }
  /** A product of the first page of the mall whose forms lie in that store. */
  product: Product
  giftTitle: string
}

const CAPS = { dayCap: 500, openCap: 500, memberCap: 5000 }
const ON_HAND = 500
const ROWS_OF_HOME = 12
/** A lead is answered within a minute: the shortest that may be published, so that nobody waits long for it to move on. */
const ACCEPT_WITHIN_MINUTES = 1

/** Headquarters’ own calls, no others: answers within a minute, a store that never closes, room, stock, a join gift. */
export async function makeReady(address: string, dataFolder: string): Promise<Ground> {
  const sample = JSON.parse(readFileSync(join(dataFolder, 'sample.json'), 'utf8')) as {
    password: string
    codes: { code: string; of: string }[]
    guides: Guide[]
  }
  const hqAs = async (login: string) => {
    const account = { login, password: sample.password }
    const { token } = await caller(address, 'ops').call<{ token: string }>('signIn', account)
    return caller(address, 'ops', token)
  }
  const hq = await hqAs('admin')
  const [guide] = sample.guides
  const code = sample.codes.find(({ of }) => of.startsWith('导购码'))?.code
  assert.ok(guide && code, 'the sample brand has a guide with a code')

  await publishAnswerTime(hq, await hqAs('ops'), ACCEPT_WITHIN_MINUTES)
  for (const { guideId } of sample.guides) await hq.call('setGuideCapacity', { guideId, ...CAPS })
  const store = await keepOpen(hq, guide.storeName)
  const giftTitle = await giveJoinGift(hq)
  const product = await putInStock(address, hq, store.code)
  return { address, hq, guide, guides: sample.guides, code, store, product, giftTitle }
}

/** What of a listed store is given again when only its hours change. */
const KEPT = ['code', 'name', 'kind', 'city', 'address', 'latitude', 'longitude', 'isPilot'] as const

/** The time to answer counts opening hours only, and the stories are told at any hour. */
async function keepOpen(hq: Caller, name: string): Promise<Ground['store']> {
  type Listed = { id: string; regionName: string } & Record<(typeof KEPT)[number], unknown>
  const { stores } = await hq.call<{ stores: Listed[] }>('listStores', { words: name, rows: 1 })
  const { id, regionName: region, ...listed } = stores[0]!
  const store = Object.fromEntries(KEPT.map((key) => [key, listed[key]]))
  await hq.call('upsertStore', { ...store, region, opensMinute: 0, closesMinute: 1440 })
  return { id: String(id), code: String(store.code), name }
}

async function giveJoinGift(hq: Caller): Promise<string> {
  const { joinGift } = await hq.call<{ joinGift: { title: string } | null }>('showJoinGift', {})
  assert.ok(joinGift, 'the sample brand gives something for joining')
  return joinGift.title
}

async function putInStock(address: string, hq: Caller, storeCode: string): Promise<Product> {
  const shopper = await shopperOf(address, 'looks-around')
  const { products } = await shopper.call<{ products: { productId: string; isSoldOut: boolean }[] }>('searchProducts', {
    rows: ROWS_OF_HOME,
  })
  const listed = products.find(({ isSoldOut }) => !isSoldOut)
  assert.ok(listed, 'the first page of the mall has something in stock')
  const product = await shopper.call<Product>('showProduct', { productId: listed.productId })
  const rows = product.skus.map(({ skuId }) => ({ storeCode, skuId, onHand: ON_HAND }))
  const { saved } = await hq.call<{ saved: number }>('setStock', { rows })
  assert.equal(saved, rows.length)
  return { ...product, productId: listed.productId }
}

/** The same person over HTTP, for looking at what became of what they did. */
export async function shopperOf(address: string, person: string): Promise<Caller> {
  return caller(address, 'shopper', await tokenOf(address, person))
}

export async function guideOf(address: string, person: string): Promise<Caller> {
  return caller(address, 'guide', await tokenOf(address, person))
}

async function tokenOf(address: string, person: string): Promise<string> {
  const { token } = await caller(address, 'shopper').call<{ token: string }>('wechatSignIn', {
    jsCode: `login-${person}`,
  })
  return token
}
