import { Button, Form, Input, Segmented } from 'antd'
import { EXPORT_KIND_TEXT, type ExportKind } from '../../../contract/data-vocabulary'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { addDays, dayOf } from '../../format/time-text'
import { AllowedButton } from '../../ui/allowed-button'
import { Panel } from '../../ui/panel'
import { useKeptForm } from '../../ui/use-kept-form'

type Values = { kind: ExportKind; fromDay: string; toDay: string; reason: string }
/** Lists that show what stands now. */
const WITHOUT_DAYS: readonly ExportKind[] = ['stores', 'guides']
const ABOUT: Record<ExportKind, string> = {
  leads: '按到达时间。手机号只有打码后的样子。',
  members: '按首次出现的时间。手机号只有打码后的样子。',
  orders: '按支付时间。金额有元和分两列。',
  statements: '按账期（所选日期所在的月份）。金额有元和分两列。',
  audit: '按发生时间，包括改动前后的内容。',
  stores: '现在的全部门店，列名与导入模板相同。',
  guides: '现在的全部导购，列名与导入模板相同。',
}

/** Asks for a list: what, which days, and why. */
export function ExportDesk({ kinds }: { kinds: readonly ExportKind[] }) {
  const today = dayOf(Date.now())
  const kept = useKeptForm<Values>('export', {
    kind: kinds[0] ?? 'stores',
    fromDay: addDays(today, -29),
    toDay: today,
    reason: '',
  })
  const refusal = useRefusal()('startExport')
  const act = useAct('startExport', {
    ages: ['listExports'],
    onDone: () => {
      kept.form.setFieldValue('reason', '')
      kept.forget()
    },
  })
  const kind = Form.useWatch('kind', kept.form) ?? kept.initialValues.kind ?? 'stores'
  const hasDays = !WITHOUT_DAYS.includes(kind)
  const send = ({ fromDay, toDay, ...rest }: Values) => act.run({ ...rest, ...(hasDays ? { fromDay, toDay } : {}) })
  const choose = (from: string, to: string) => {
    kept.form.setFieldsValue({ fromDay: from, toDay: to })
    kept.keep()
  }
  return (
    <Panel title="导出一份清单">
      <Form<Values>
        form={kept.form}
        layout="vertical"
        requiredMark={false}
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        onFinish={(values) => void send(values)}
      >
        <Form.Item name="kind" label="内容" extra={ABOUT[kind]}>
          <Segmented options={kinds.map((value) => ({ value, label: EXPORT_KIND_TEXT[value] }))} />
        </Form.Item>
        {hasDays && <DayFields today={today} onChoose={choose} />}
        <Form.Item
          name="reason"
          label="原因"
          rules={[{ required: true, whitespace: true, message: '请写明为什么导出' }]}
          style={{ maxWidth: 480 }}
        >
          <Input maxLength={120} placeholder="例如：三月经营复盘。会记入审计" autoComplete="off" />
        </Form.Item>
        <AllowedButton type="primary" htmlType="submit" refusal={refusal} loading={act.isBusy}>
          导出
        </AllowedButton>
      </Form>
    </Panel>
  )
}

function DayFields({ today, onChoose }: { today: string; onChoose: (from: string, to: string) => void }) {
  const month = today.slice(0, 7)
  const lastDayBefore = addDays(`${month}-01`, -1)
  return (
    <div className="field-row" style={{ alignItems: 'flex-end' }}>
      <Form.Item name="fromDay" label="从" rules={[{ required: true, message: '请选择日期' }]} style={{ margin: 0 }}>
        <Input type="date" max={today} style={{ width: 150 }} />
      </Form.Item>
      <Form.Item
        name="toDay"
        label="到（含当天）"
        dependencies={['fromDay']}
        style={{ margin: 0 }}
        rules={[
          { required: true, message: '请选择日期' },
          ({ getFieldValue }) => ({
            validator: (_, to: string) =>
              !to || to >= getFieldValue('fromDay') ? Promise.resolve() : Promise.reject(new Error('不能早于开始')),
          }),
        ]}
      >
        <Input type="date" style={{ width: 150 }} />
      </Form.Item>
      <Button onClick={() => onChoose(`${month}-01`, today)}>本月</Button>
      <Button onClick={() => onChoose(`${lastDayBefore.slice(0, 7)}-01`, lastDayBefore)}>上月</Button>
      <Button onClick={() => onChoose(addDays(today, -29), today)}>近 30 天</Button>
    </div>
  )
}
