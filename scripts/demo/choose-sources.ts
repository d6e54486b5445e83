import { existsSync } from 'node:fs'
import { CommandRefused } from '../run-command'
import type { DealSource, LeadSource, StoreSource } from '../story/sources'
import { madeUpStory } from './made-up-story'
import { readDeals, readLeads, readStores } from './read-sources'

/** Real data that lies beside the checkout is played without being named. */
const BESIDE = '../shared/data'
const DEFAULT_PATHS = {
  stores: `${BESIDE}/starbucks_cn/starbucks_cn_stores.csv`,
  leads: `${BESIDE}/olist_funnel/olist_marketing_qualified_leads_dataset.csv`,
  deals: `${BESIDE}/olist_funnel/olist_closed_deals_dataset.csv`,
}

export type Given = { stores?: string | undefined; leads?: string | undefined; deals?: string | undefined }
export type Sources = {
  stores: StoreSource[]
  leads: LeadSource[]
  deals: DealSource[]
  isReal: boolean
  /** Which data it is, for whoever runs the demo. */
  words: string
}

/**
 * What the demo plays: the files that were named (one that is not there is refused), those beside the checkout for the
 * rest, or the made-up brand when none was named and not all of those are there.
 */
export async function chooseSources(given: Given, seed: number): Promise<Sources> {
  const { stores, leads, deals } = given
  const named = Object.entries({ stores, leads, deals }).filter(([, path]) => path !== undefined)
  for (const [option, path] of named) {
    if (!existsSync(path as string)) throw new CommandRefused(`--${option}：找不到文件 ${path}`)
  }
  const paths = {
    stores: stores ?? DEFAULT_PATHS.stores,
    leads: leads ?? DEFAULT_PATHS.leads,
    deals: deals ?? DEFAULT_PATHS.deals,
  }
  const missing = Object.entries(paths).filter(([, path]) => !existsSync(path))
  if (missing.length > 0 && named.length > 0) {
    const options = missing.map(([option]) => `--${option}`).join('、')
    throw new CommandRefused(`还需要 ${options}：没有写明的文件在 ${BESIDE} 里也没有；三个都不写则用示例品牌。`)
  }
  if (missing.length > 0) {
    const words = `数据：示例品牌（300 家门店、虚构线索）；${BESIDE} 里没有真实数据，也没有用 --stores、--leads、--deals 指定。`
    return { ...madeUpStory(seed), isReal: false, words }
  }
  const real = {
    stores: await readStores(paths.stores),
    leads: await readLeads(paths.leads),
    deals: await readDeals(paths.deals),
  }
  for (const [path, rows] of [
    [paths.stores, real.stores],
    [paths.leads, real.leads],
  ] as const) {
    if (rows.length === 0) throw new CommandRefused(`${path} 里没有可用的行，请检查表头（npm run demo -- --help）。`)
  }
  return {
    ...real,
    isReal: true,
    words: `数据：门店 ${paths.stores}，线索 ${paths.leads}，成交 ${paths.deals}`,
  }
}
