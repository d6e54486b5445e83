import { Alert, Button, Form, Input } from 'antd'
import type { In } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useKeptForm } from '../ui/use-kept-form'

type Props = { filters: In<'saveSegment'>['filters']; words: string; onDone: () => void }

/** Keeps what is filtered now under a name. */
export function SegmentForm({ filters, words, onDone }: Props) {
  const kept = useKeptForm<{ name: string }>('segment', { name: '' })
  const act = useAct('saveSegment', {
    ages: ['listSegments'],
    onFail: () => true,
    onDone: () => {
      kept.forget()
      onDone()
    },
  })
  const save = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (values) await act.run({ name: values.name.trim(), filters })
  }
  return (
    <section className="panel" aria-label="保存分群">
      <p style={{ margin: '0 0 10px' }}>条件：{words}</p>
      <Form<{ name: string }>
        form={kept.form}
        layout="inline"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        onFinish={save}
        requiredMark={false}
      >
        <Form.Item name="name" label="分群名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
          <Input maxLength={20} style={{ width: 240 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          保存并统计
        </Button>
        <Button type="text" onClick={onDone}>
          取消
        </Button>
      </Form>
      {act.failure && <Alert style={{ marginTop: 10 }} type="error" showIcon title={failureText(act.failure)} />}
    </section>
  )
}
