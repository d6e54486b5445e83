import { type AskOps, asked, day, type Known, type Question } from './question'

type Period = { periodId: string; status: string; isOver: boolean }

/**
 * What adds up a period or a whole network when somebody asks: told beside the lists, and not held to their limit, for
 * nobody pages through it.
 */
export async function reports(ask: AskOps, { storeId, guideId, ruleVersion }: Known): Promise<Question[]> {
  const month = { from: day(30), to: day(1) }
  const quarter = { from: day(92), to: day(1) }
  const { periods } = await ask<{ periods: Period[] }>('listPeriods')
  const waiting = periods.filter(({ status, isOver }) => status === 'open' && isOver).at(-1)
  const { doc } = await ask<{ doc: object }>('showRuleSet', { version: ruleVersion })
  return [
    asked('attributionReport', month, quarter),
    asked('storeOnlineShares', month, quarter),
    asked('guideFunnel', { ...month, by: 'guide' }, { ...quarter, by: 'guide' }, { ...quarter, by: 'store' }),
    asked('entryFlow', month, quarter),
    asked('compareModes', month, quarter),
    asked('routingHealth', month, quarter, { ...month, storeId }),
    asked('storeTraffic', month, quarter, { ...month, storeId }),
    asked('showRuleEffect', { version: ruleVersion }),
    asked('checkRuleSet', { doc }, { doc, comparedWith: ruleVersion }),
    ...(waiting ? [asked('previewPeriod', { periodId: waiting.periodId })] : []),
    asked('previewCloseStore', { storeId }),
    asked('previewGuideCapacities', { guideIds: [guideId], dayCap: 8 }),
  ]
}
