import { Alert, App, Modal } from 'antd'
import { useState } from 'react'
import type { Out } from '../../api/call'
import { useAct } from '../../api/use-act'
import { countText } from '../../format/number-text'
import { EffectDialog } from '../../ui/effect-dialog'
import { fenText } from '../../ui/fen-text'
import type { Period } from './period-standing'

type Props = { period: Period; onClose: () => void }

/** The second person agrees to what the first one closed. */
export function ApproveDialog({ period, onClose }: Props) {
  const { message } = App.useApp()
  const { periodId, sums, statements, closedByName } = period
  const act = useAct('approveStatements', {
    onDone: ({ approved }) => {
      message.success(`已审批 ${countText(approved)} 张结算单，可以导出付款清单`)
      onClose()
    },
    onFail: () => true,
  })
  const who = closedByName && !closedByName.startsWith('ops:') ? closedByName : '同事'
  return (
    <EffectDialog
      title={`审批 ${periodId} 的结算`}
      effects={[
        `${countText(statements.draft)} 张结算单，应付 ${fenText(sums?.payableFen ?? 0)}`,
        `由 ${who} 关账，你是第二位经手人`,
        '审批后可以导出付款清单交给银行',
      ]}
      confirmText={`同意付 ${fenText(sums?.payableFen ?? 0)}`}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={() => void act.run({ periodId })}
      onClose={onClose}
    />
  )
}

/** The list for the bank. Exporting twice never pays twice. */
export function ExportDialog({ period, onClose }: Props) {
  const [file, setFile] = useState<Out<'exportPayouts'> | null>(null)
  const { periodId, statements, sums, paidFen } = period
  const act = useAct('exportPayouts', { onDone: setFile, onFail: () => true })
  if (file) return <ExportedFile periodId={periodId} file={file} onClose={onClose} />
  return (
    <EffectDialog
      title={`导出 ${periodId} 的付款清单`}
      effects={[
        `${countText(statements.approved + statements.exported)} 张结算单，应付 ${fenText((sums?.payableFen ?? 0) - paidFen)}`,
        '清单含收款方名称、编号和金额，导出会记入审计',
        ...(statements.failed > 0 ? [`其中 ${countText(statements.failed)} 张上次付款失败，会再付一次`] : []),
        '文件丢了可以重新导出，不会重复付款',
      ]}
      confirmText="导出"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={() => void act.run({ periodId })}
      onClose={onClose}
    />
  )
}

type FileProps = { periodId: string; file: Out<'exportPayouts'>; onClose: () => void }

function ExportedFile({ periodId, file, onClose }: FileProps) {
  return (
    <Modal
      open
      title={`${periodId} 的付款清单`}
      onCancel={onClose}
      onOk={onClose}
      okText="完成"
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      {file.statements === 0 ? (
        <Alert type="info" showIcon title="全部被以前多付的抵扣，没有要付的钱" />
      ) : (
        <p>
          <a href={file.url} download>
            下载付款清单
          </a>
          ：{countText(file.statements)} 张，应付 {fenText(file.payableFen)}。链接 24 小时内有效。
        </p>
      )}
      <p className="soft">
        付款后，在清单里填上付款结果和银行流水号，失败的写明原因，再到「登记付款」整表粘贴或选择文件。
      </p>
    </Modal>
  )
}
