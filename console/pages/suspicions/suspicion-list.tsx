import { Radio, Select } from 'antd'
import {
  SUSPICION_RULE_TEXT,
  SUSPICION_STATE_TEXT,
  type SuspicionRule,
  type SuspicionState,
} from '../../../contract/suspicion-vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { type Column, DataTable } from '../../ui/data-table'
import { optionsOf } from '../../ui/filter-fields'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { SuspicionMark } from '../../ui/suspicion-marks'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { PersonLink, SubjectLink } from './subject-link'
import { SuspicionDrawer } from './suspicion-drawer'
import { lastWords, type Suspicion, whyText } from './suspicion-words'

type Counts = Out<'listSuspicions'>['counts']
const COUNT_MAX = 1000

function columns(onOpen: (suspicionId: string) => void): Column<Suspicion>[] {
  return [
    {
      key: 'why',
      title: '可疑在哪里',
      render: (suspicion) => (
        <button
          type="button"
          className="link-button"
          style={{ textAlign: 'left', maxWidth: 380, whiteSpace: 'normal' }}
          onClick={() => onOpen(suspicion.suspicionId)}
        >
          {whyText(suspicion)}
        </button>
      ),
    },
    { key: 'state', title: '状态', render: ({ state }) => <SuspicionMark state={state} /> },
    {
      key: 'subject',
      title: '记录',
      render: (suspicion) => <SubjectLink suspicion={suspicion} />,
    },
    {
      key: 'person',
      title: '顾客',
      render: (suspicion) => <PersonLink suspicion={suspicion} />,
    },
    { key: 'store', title: '门店', render: ({ storeName }) => storeName ?? <span className="faint">—</span> },
    {
      key: 'rule',
      title: '依据',
      isExtra: true,
      render: ({ rule }) => SUSPICION_RULE_TEXT[rule],
    },
    {
      key: 'words',
      title: '最近的话',
      render: (suspicion) => <div style={{ maxWidth: 260, whiteSpace: 'normal' }}>{lastWords(suspicion)}</div>,
    },
    { key: 'at', title: '标记', isNumber: true, render: ({ raisedAt }) => <TimeText at={raisedAt} /> },
  ]
}

/** Leads and orders somebody doubts, out of the figures while the doubt stands; one opened lies beside the list. */
export function Page() {
  const [url, setUrl] = useUrlState({ state: '', rule: '', open: '', cursor: '' })
  const asked = useAsk('listSuspicions', {
    rows: 50,
    ...(url.state ? { state: url.state as SuspicionState } : {}),
    ...(url.rule ? { rule: url.rule as SuspicionRule } : {}),
    ...(url.cursor ? { cursor: url.cursor } : {}),
  })
  return (
    <PageFrame title="可疑记录" about="看起来不真实的线索和订单：已隔离的不计入统计和模型，但不删除，佣金和台账也不变">
      <DataTable<Suspicion>
        id="suspicions"
        label="可疑记录"
        columns={columns((open) => setUrl({ open, cursor: url.cursor }))}
        rows={asked.data?.suspicions}
        rowKey={({ suspicionId }) => suspicionId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={
          url.state || url.rule
            ? { title: '没有这样的可疑记录', next: '换一个状态或依据再看。' }
            : {
                title: '没有可疑记录',
                next: '系统每 10 分钟按规则查一遍，也可以在线索和订单的页面上人工标记。',
              }
        }
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={
          <>
            <StateChips state={url.state} counts={asked.data?.counts} onPick={(state) => setUrl({ state })} />
            <Select
              aria-label="依据"
              placeholder="依据"
              allowClear
              style={{ width: 220 }}
              value={url.rule || null}
              onChange={(rule) => setUrl({ rule: rule ?? '' })}
              options={optionsOf(SUSPICION_RULE_TEXT)}
            />
            <SavedViews id="suspicions" />
          </>
        }
      />
      {url.open && <SuspicionDrawer suspicionId={url.open} onClose={() => setUrl({ open: '', cursor: url.cursor })} />}
    </PageFrame>
  )
}

type ChipsProps = { state: string; counts: Counts | undefined; onPick: (state: string) => void }

function StateChips({ state, counts, onPick }: ChipsProps) {
  const many = (count: number) => (count >= COUNT_MAX ? `${countText(count)}+` : countText(count))
  const chips = (Object.keys(SUSPICION_STATE_TEXT) as SuspicionState[]).map((value) => ({
    value: value as string,
    label: `${SUSPICION_STATE_TEXT[value]}${counts ? ` ${many(counts[value])}` : ''}`,
  }))
  return (
    <Radio.Group
      aria-label="状态"
      optionType="button"
      value={state}
      onChange={({ target }) => onPick(target.value as string)}
      options={[{ value: '', label: '全部' }, ...chips]}
    />
  )
}
