import { existsSync } from 'node:fs'
import { type LoggingFigures, runOffPolicySuite } from '../off-policy/off-policy-suite'
import { repeatOpenBandit } from '../off-policy/open-bandit'
import { runValueSuite } from '../value/value-suite'
import { atLeast, atMost, exactly, type SuiteResult } from './suite-result'

/** The real store map, where it lies beside the checkout; never copied in here. */
const MAP_FILE = '../shared/data/starbucks_cn/starbucks_cn_stores.csv'
const MAP_CITY = '上海市'

export type SimulationOptions = { isQuick: boolean; say: (text: string) => void }

/** Value against the optimum with hindsight, fairness, and the baselines, on a made town and on the real map. */
export async function valueResult({ isQuick, say }: SimulationOptions): Promise<SuiteResult> {
  const figures = await runValueSuite({ tell: (line) => say(`value: ${line}`) })
  const of = (name: string) => figures[name] ?? Number.NaN
  const notes = ['Two dozen candidates a lead; ratios are to the linear program that knew the whole day.']
  if (!isQuick && existsSync(MAP_FILE)) {
    const onMap = await runValueSuite({
      map: { file: MAP_FILE, city: MAP_CITY },
      tell: (line) => say(`value, map: ${line}`),
    })
    for (const [name, value] of Object.entries(onMap)) figures[`map${name[0]!.toUpperCase()}${name.slice(1)}`] = value
  } else if (!isQuick) notes.push(`The real map is not here (${MAP_FILE}): the town alone was dealt.`)
  return {
    suite: 'value',
    figures,
    checks: [
      atLeast('valueRatioLoad06', of('valueRatioLoad06'), 0.95),
      atLeast('valueRatioLoad09', of('valueRatioLoad09'), 0.95),
      atLeast('valueRatioPeak', of('valueRatioPeak'), 0.85),
      atLeast('valueRatioPeakHold', of('valueRatioPeakHold'), 0.9),
      atLeast('valueRatioLoad12Hold', of('valueRatioLoad12Hold'), 0.88),
      atLeast('upliftThreshold05', of('upliftThreshold05'), 0.3),
      atLeast('jainThreshold05', of('jainThreshold05'), 0.93),
      atLeast('valueThreshold2', of('valueThreshold2'), 0.9),
      atLeast('jainThreshold2', of('jainThreshold2'), 0.9),
      atLeast('equalJain', of('equalJain'), 0.97),
      atMost('equalMaxOff', of('equalMaxOff'), 1),
    ],
    notes,
  }
}

const SEEDS = 200
const LEADS = [20_000, 80_000]
const RMSE_MAX = [0.04, 0.02]

/** Estimates of a draft against a known truth, refusals where nothing can be known, and a published log repeated. */
export async function offPolicyResult({ isQuick, say }: SimulationOptions): Promise<SuiteResult> {
  say('off-policy: worlds with a known truth')
  const leads = isQuick ? LEADS.slice(0, 1) : LEADS
  const { byLogging, refusedPlanted, plantedCases, refusedSupported } = runOffPolicySuite({
    seeds: isQuick ? 50 : SEEDS,
    leads,
  })
  const towards = byLogging.towards as LoggingFigures[]
  const none = (byLogging.none as LoggingFigures[])[0]!
  const topFour = (byLogging.top4 as LoggingFigures[])[0]!
  const bandit = repeatOpenBandit()
  const figures: Record<string, number> = {
    offPolicyRefusedPlanted: refusedPlanted,
    offPolicyRefusedSupported: refusedSupported,
    offPolicyNaiveBias: none.naiveIpsBias,
    offPolicyTopFourRmse: topFour.drRmse,
    offPolicyTopFourHalfWidth: topFour.drHalfWidth,
  }
  for (const one of towards) {
    const size = `${one.leads / 1000}k`
    figures[`offPolicyRmse${size}`] = one.drRmse
    figures[`offPolicyCovers${size}`] = one.drCovers
    figures[`offPolicyHalfWidth${size}`] = one.drHalfWidth
    figures[`offPolicyEss${size}`] = one.ess
  }
  if (bandit) figures.openBanditRepeated = bandit.repeated
  return {
    suite: 'off-policy',
    figures,
    checks: [
      ...towards.map((one, at) => atMost(`offPolicyRmse${one.leads / 1000}k`, one.drRmse, RMSE_MAX[at]!)),
      atLeast('offPolicyCovers20k', towards[0]!.drCovers, 0.93),
      exactly('offPolicyRefusedPlanted', refusedPlanted, 1),
      exactly('offPolicyRefusedSupported', refusedSupported, 0),
      ...(bandit ? [exactly('openBanditRepeated', bandit.repeated, bandit.of)] : []),
    ],
    notes: [
      `Ten per cent explored towards the draft, ${towards.map(({ runs, leads: of }) => `${runs} runs of ${of} leads`).join(', ')}; ${plantedCases} planted cases without evidence.`,
      ...(bandit
        ? []
        : ['The Open Bandit sample is not here (../shared/data/obd_small): no published log was repeated.']),
    ],
  }
}
