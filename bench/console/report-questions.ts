import { type AskOps, asked, day, type Known, type Question } from './question'

type Period = { periodId: string; status: string; isOver: boolean }

/**
 * What adds up a period or a whole network when somebody asks: told beside the lists, with a limit of its own, for nobody
 * pages through it. A period may end today, whose rows are counted.
 */
export async function reports(ask: AskOps, { storeId, guideId, ruleVersion }: Known): Promise<Question[]> {
  const month = { from: day(30), to: day(1) }
  const quarter = { from: day(92), to: day(1) }
  const untilNow = { from: day(91), to: day(0) }
  const { periods } = await ask<{ periods: Period[] }>('listPeriods')
  const waiting = periods.filter(({ status, isOver }) => status === 'open' && isOver).at(-1)
  const { doc } = await ask<{ doc: object }>('showRuleSet', { version: ruleVersion })
  return [
    asked('attributionReport', month, quarter),
    asked('storeOnlineShares', month, quarter),
    asked('guideFunnel', { ...month, by: 'guide' }, { ...quarter, by: 'guide' }, { ...quarter, by: 'store' }),
    asked('entryFlow', month, quarter),
    asked('compareModes', month, quarter, untilNow),
    asked('routingHealth', month, quarter, untilNow, { ...month, storeId }, { ...quarter, storeId }),
    asked('storeTraffic', month, quarter, untilNow, { ...month, storeId }),
    asked('showRuleEffect', { version: ruleVersion }),
    asked('checkRuleSet', { doc }, { doc, comparedWith: ruleVersion }),
    ...(waiting ? [asked('previewPeriod', { periodId: waiting.periodId })] : []),
    asked('checkBooks', {}, { cursor: 'statement:' }),
    asked('previewCloseStore', { storeId }),
    asked('previewGuideCapacities', { guideIds: [guideId], dayCap: 8 }),
  ]
}
