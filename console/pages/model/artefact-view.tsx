import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { Mark, type MarkTone } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { ModelDetail } from './model-detail'
import { PriceDetail } from './price-detail'

export type Kind = 'model' | 'prices'
type Artefact = Out<'listArtefacts'>['artefacts'][number]
const STATE_TEXT: Record<Artefact['state'], string> = {
  in_force: '在用',
  coming: '等待生效',
  past: '已被替换',
  withdrawn: '已停用',
  refused: '未通过检查',
}
const TONE: Record<Artefact['state'], MarkTone> = {
  in_force: 'good',
  coming: 'info',
  past: 'plain',
  withdrawn: 'bad',
  refused: 'warn',
}
const KIND_TEXT: Record<Kind, { name: string; without: string }> = {
  model: { name: '模型', without: '没有在用的模型，线索按基础评分表打分' },
  prices: { name: '价格表', without: '没有在用的价格表，导购的名额不计价' },
}

/** The versions of one kind, and the chosen one in full; at first the one in force, else the newest. */
export function ArtefactView({ kind }: { kind: Kind }) {
  const [url, setUrl] = useUrlState({ version: '' })
  const asked = useAsk('listArtefacts', { kind })
  return (
    <AskedView asked={asked}>
      {({ artefacts, lastNight }) => {
        const inForce = artefacts.find(({ state }) => state === 'in_force')
        const chosen = artefacts.find(({ version }) => version === url.version) ?? inForce ?? artefacts[0]
        return (
          <>
            <Standing kind={kind} inForce={inForce} lastNight={lastNight} />
            <Versions
              kind={kind}
              artefacts={artefacts}
              chosen={chosen?.version ?? null}
              onChoose={(version) => setUrl({ version }, { replace: true })}
            />
            {chosen && <Chosen kind={kind} version={chosen.version} />}
          </>
        )
      }}
    </AskedView>
  )
}

type StandingProps = {
  kind: Kind
  inForce: Artefact | undefined
  lastNight: Out<'listArtefacts'>['lastNight']
}

function Standing({ kind, inForce, lastNight }: StandingProps) {
  const { name, without } = KIND_TEXT[kind]
  const night = lastNight ? `最近一晚（${lastNight.day}）：${lastNight.text}。` : '还没有到过晚上的任务。'
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type={inForce ? 'info' : 'warning'}
      showIcon
      title={inForce ? `在用的${name}：${inForce.version}` : without}
      description={night}
    />
  )
}

type VersionsProps = {
  kind: Kind
  artefacts: readonly Artefact[]
  chosen: string | null
  onChoose: (version: string) => void
}

function Versions({ kind, artefacts, chosen, onChoose }: VersionsProps) {
  const refusal = useRefusal()('withdrawArtefact')
  const [toWithdraw, setToWithdraw] = useState<string | null>(null)
  const columns: SortColumn<Artefact>[] = [
    {
      key: 'version',
      title: '版本',
      render: ({ version }) => (
        <Button
          type="link"
          style={{ padding: 0, height: 'auto' }}
          aria-pressed={version === chosen}
          onClick={() => onChoose(version)}
        >
          {version}
          {version === chosen && <span className="faint">（下面显示）</span>}
        </Button>
      ),
    },
    { key: 'state', title: '状态', render: ({ state }) => <Mark tone={TONE[state]}>{STATE_TEXT[state]}</Mark> },
    { key: 'madeAt', title: '做出于', isNumber: true, render: ({ madeAt }) => <TimeText at={madeAt} /> },
    { key: 'from', title: '生效于', isNumber: true, render: ({ effectiveFrom }) => <TimeText at={effectiveFrom} /> },
    { key: 'why', title: '说明', render: (row) => whyText(row) },
    {
      key: 'act',
      title: '操作',
      render: ({ version, state }) => (
        <AllowedButton
          size="small"
          danger
          refusal={refusal ?? (state === 'in_force' || state === 'coming' ? null : '只有在用或等待生效的可以停用')}
          onClick={() => setToWithdraw(version)}
        >
          停用
        </AllowedButton>
      ),
    },
  ]
  return (
    <Panel title="版本">
      <SortTable
        id="versions"
        label={`${KIND_TEXT[kind].name}的版本`}
        columns={columns}
        rows={artefacts}
        rowKey={({ version }) => version}
        rowsAPage={5}
        empty={{
          title: `还没有做出过${KIND_TEXT[kind].name}`,
          next: '每天凌晨两点起自动制作；积累了足够的线索后就会有。',
        }}
      />
      {toWithdraw && <WithdrawDialog kind={kind} version={toWithdraw} onClose={() => setToWithdraw(null)} />}
    </Panel>
  )
}

function whyText({ faults, withdrawnReason }: Artefact): string {
  if (withdrawnReason) return `停用原因：${withdrawnReason}`
  return faults.map(({ text }) => text).join('；') || '—'
}

function WithdrawDialog({ kind, version, onClose }: { kind: Kind; version: string; onClose: () => void }) {
  const act = useAct('withdrawArtefact', { onFail: () => true, onDone: onClose })
  const { name, without } = KIND_TEXT[kind]
  return (
    <EffectDialog
      title={`停用${name} ${version}`}
      effects={[
        '从下一条线索起不再使用它，改用它之前的那一版',
        `之前没有可用的：${without}`,
        '停用后不能恢复，要等下一晚重新制作',
      ]}
      reasonLabel="停用的原因"
      confirmText="停用"
      isDanger
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ kind, version, reason })}
      onClose={onClose}
    />
  )
}

function Chosen({ kind, version }: { kind: Kind; version: string }) {
  const asked = useAsk('showArtefact', { kind, version })
  return (
    <AskedView asked={asked}>
      {({ model, prices }) =>
        model ? (
          <ModelDetail model={model} />
        ) : prices ? (
          <PriceDetail prices={prices} />
        ) : (
          <Panel title={version}>
            <p className="soft" style={{ margin: 0 }}>
              这一版的内容不完整，没有可显示的数字。
            </p>
          </Panel>
        )
      }
    </AskedView>
  )
}
