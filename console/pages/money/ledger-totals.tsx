import { ACCOUNT_TEXT, type Account, PARTY_KIND_TEXT, type PartyKind } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { FenText, fenText } from '../../ui/fen-text'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { AskedView } from '../../ui/state-view'

type Total = Out<'ledgerTotals'>['totals'][number]

/** What each account says to those who do not keep books. */
const MEANING: Record<Account, string> = {
  expense: '品牌为佣金付出的成本',
  accrued: '已计佣，还在售后期',
  available: '可以进入结算单',
  held: '有争议，暂不结算',
  in_transit: '已关账，还没打款',
  clawback: '付多了，以后扣回',
  cash: '已经付出去的',
}

/** What stands on each account; all of them together are nothing, because every movement is in two of them. */
export function LedgerTotals({ account, onPick }: { account: string; onPick: (account: string) => void }) {
  const asked = useAsk('ledgerTotals', {})
  return (
    <AskedView asked={asked}>
      {({ totals, postings }) => {
        const all = totals.reduce((sum, total) => sum + balanceOf(total), 0)
        return (
          <Panel title="科目余额" extra={<span className="soft">{countText(postings)} 笔分录</span>}>
            <PlainTable
              label="科目余额"
              rows={totals}
              rowKey={(total) => total.account}
              columns={[
                {
                  title: '科目',
                  render: (total) => (
                    <button
                      type="button"
                      className="link-button"
                      aria-pressed={account === total.account}
                      onClick={() => onPick(account === total.account ? '' : total.account)}
                    >
                      {ACCOUNT_TEXT[total.account]}
                    </button>
                  ),
                },
                { title: '含义', render: (total) => <span className="soft">{MEANING[total.account]}</span> },
                ...(Object.keys(PARTY_KIND_TEXT) as PartyKind[]).map((kind) => ({
                  title: PARTY_KIND_TEXT[kind],
                  isNumber: true,
                  render: (total: Total) => <FenText fen={partOf(total, kind)} />,
                })),
                { title: '借方累计', isNumber: true, render: ({ debitFen }) => <FenText fen={debitFen} /> },
                { title: '贷方累计', isNumber: true, render: ({ creditFen }) => <FenText fen={creditFen} /> },
                { title: '余额', isNumber: true, render: (total) => <strong>{fenText(balanceOf(total))}</strong> },
              ]}
              foot={[
                all === 0 ? '借贷相等' : '借贷不相等',
                '',
                ...(Object.keys(PARTY_KIND_TEXT) as PartyKind[]).map((kind) => (
                  <FenText key={kind} fen={totals.reduce((sum, total) => sum + partOf(total, kind), 0)} />
                )),
                <FenText key="debit" fen={totals.reduce((sum, { debitFen }) => sum + debitFen, 0)} />,
                <FenText key="credit" fen={totals.reduce((sum, { creditFen }) => sum + creditFen, 0)} />,
                <FenText key="all" fen={all} />,
              ]}
            />
          </Panel>
        )
      }}
    </AskedView>
  )
}

function balanceOf({ debitFen, creditFen }: { debitFen: number; creditFen: number }): number {
  return creditFen - debitFen
}

function partOf({ byParty }: Total, kind: PartyKind): number {
  const part = byParty.find(({ partyKind }) => partyKind === kind)
  return part ? balanceOf(part) : 0
}
