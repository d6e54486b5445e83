import { useState } from 'react'
import { IMPORT_KIND_TEXT } from '../../../contract/data-vocabulary'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { countText } from '../../format/number-text'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { FOLLOWS, type ImportShown } from './import-words'

/** What can be done with an import where it stands. */
export function ImportActs({ shown }: { shown: ImportShown }) {
  const [open, setOpen] = useState<'run' | 'cancel' | null>(null)
  const refusal = useRefusal()
  const run = useAct('runImport', { onDone: () => setOpen(null) })
  const { importId, state, counts } = shown
  const close = () => setOpen(null)
  const isOpen = state === 'receiving' || state === 'checking' || state === 'checked' || state === 'running'
  if (!isOpen) return null
  const nothing = counts.added + counts.updated + counts.same === 0 ? '没有可以导入的行' : null
  // What sets money or people going, or changes what stands, is said first.
  const needsYes = FOLLOWS[shown.kind] !== undefined || counts.updated > 0
  return (
    <>
      <AllowedButton refusal={refusal('cancelImport')} onClick={() => setOpen('cancel')}>
        取消导入
      </AllowedButton>
      {state === 'checked' && (
        <AllowedButton
          type="primary"
          refusal={refusal('runImport') ?? nothing}
          loading={run.isBusy}
          onClick={() => (needsYes ? setOpen('run') : void run.run({ importId }))}
        >
          开始导入
        </AllowedButton>
      )}
      {open === 'run' && <RunDialog shown={shown} run={run} onClose={close} />}
      {open === 'cancel' && <CancelDialog shown={shown} onClose={close} />}
    </>
  )
}

type RunProps = { shown: ImportShown; run: ReturnType<typeof useAct<'runImport'>>; onClose: () => void }

function RunDialog({ shown: { importId, kind, counts }, run, onClose }: RunProps) {
  const name = IMPORT_KIND_TEXT[kind]
  const follows = FOLLOWS[kind]
  return (
    <EffectDialog
      title={`导入${name}`}
      confirmText="确认导入"
      effects={[
        `新增 ${countText(counts.added)} 行${name}`,
        ...(counts.updated > 0 ? [`按文件更新已有的 ${countText(counts.updated)} 行，原来的内容会被覆盖`] : []),
        ...(counts.faulty > 0 ? [`${countText(counts.faulty)} 行有误，不导入`] : []),
        ...(follows ? [follows] : []),
      ]}
      isBusy={run.isBusy}
      failure={run.failure}
      onConfirm={() => void run.run({ importId })}
      onClose={onClose}
    />
  )
}

function CancelDialog({ shown: { importId, state, counts }, onClose }: { shown: ImportShown; onClose: () => void }) {
  const act = useAct('cancelImport', { onDone: onClose, onFail: () => true })
  const done = state === 'running' ? counts.added + counts.updated : 0
  return (
    <EffectDialog
      title="取消这次导入"
      confirmText="取消导入"
      isDanger
      effects={[
        done > 0 ? `已导入的 ${countText(done)} 行保留，其余不再导入` : '还没有导入任何数据，取消不影响已有内容',
        '文件内容从服务器删除',
      ]}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={() => void act.run({ importId })}
      onClose={onClose}
    />
  )
}
