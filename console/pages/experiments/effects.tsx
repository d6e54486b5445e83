import { Link } from 'react-router'
import { RULE_SET_STATUS_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { EffectCard, expectedText } from './effect-card'

type RuleSet = Out<'listRuleSets'>['ruleSets'][number]

const COLUMNS: SortColumn<RuleSet>[] = [
  {
    key: 'version',
    title: '版本',
    render: ({ version }) => (
      <Link className="number" to={`/effects?version=${version}`}>
        第 {version} 版
      </Link>
    ),
    sortBy: ({ version }) => version,
  },
  { key: 'note', title: '改了什么', render: ({ note }) => note },
  {
    key: 'status',
    title: '状态',
    render: ({ status }) => <Mark>{RULE_SET_STATUS_TEXT[status]}</Mark>,
    sortBy: ({ status }) => RULE_SET_STATUS_TEXT[status],
  },
  {
    key: 'expected',
    title: '预期',
    render: ({ expected }) => expectedText(expected?.metric ?? null, expected?.changePpm ?? null) ?? '—',
  },
  {
    key: 'reviewOn',
    title: '复盘日',
    isNumber: true,
    render: ({ reviewOn }) => reviewOn ?? '—',
    sortBy: ({ reviewOn }) => reviewOn ?? '',
  },
  {
    key: 'by',
    title: '谁改的',
    render: ({ createdBy, createdByName }) => createdByName ?? (createdBy === 'system' ? '系统' : createdBy),
  },
  {
    key: 'at',
    title: '时间',
    isNumber: true,
    render: ({ createdAt }) => <TimeText at={createdAt} />,
    sortBy: ({ createdAt }) => createdAt,
  },
]

/** Every change of the rules with what was expected of it and what came of it; those to look at again come first. */
export function Page() {
  const [url] = useUrlState({ version: '' })
  const due = useAsk('reviewRuleChanges', {})
  return (
    <PageFrame title="规则效果" about="每次改规则都写下预期和复盘日；到了那天，拿实测对照，记下结论">
      <AskedView asked={due}>
        {({ due: effects }) => (
          <>
            <Panel title="到了复盘日">
              {effects.length === 0 ? (
                <p className="soft" style={{ margin: 0 }}>
                  没有要复盘的变更。到了复盘日的版本会出现在这里，写下结论后移走。
                </p>
              ) : (
                <p className="soft" style={{ margin: 0 }}>
                  {effects.length} 项变更到了复盘日，请对照实测写下结论。
                </p>
              )}
            </Panel>
            {effects.map((effect) => (
              <EffectCard key={effect.version} effect={effect} isDue />
            ))}
          </>
        )}
      </AskedView>
      {url.version !== '' && <Chosen version={Number(url.version)} />}
      <Panel title="全部规则变更">
        <Changes />
      </Panel>
    </PageFrame>
  )
}

function Chosen({ version }: { version: number }) {
  const asked = useAsk('showRuleEffect', { version })
  return <AskedView asked={asked}>{(effect) => <EffectCard effect={effect} isDue={false} />}</AskedView>
}

function Changes() {
  const asked = useAsk('listRuleSets', {})
  return (
    <AskedView asked={asked}>
      {({ ruleSets }) => (
        <SortTable
          id="changes"
          label="全部规则变更"
          columns={COLUMNS}
          rows={ruleSets}
          rowKey={({ version }) => String(version)}
          words={({ version, note }) => `第 ${version} 版 ${note}`}
          searchLabel="按版本或说明找"
          empty={{ title: '还没有规则变更' }}
        />
      )}
    </AskedView>
  )
}
