import { Alert, Button, Drawer, Form } from 'antd'
import { useState } from 'react'
import { GUIDE_ROLE_TEXT } from '../../contract/vocabulary'
import { call, type Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useKeptForm } from '../ui/use-kept-form'
import { ChangedSince } from './changed-since'
import { GuideFields, type GuideValues } from './guide-fields'
import { useMergedEdit } from './use-merged-edit'

type Guide = Out<'viewGuide'>['guide']
type Place = { id: string; name: string }

const LABELS: Record<keyof GuideValues, string> = {
  code: '工号',
  name: '姓名',
  role: '岗位',
  grade: '级别',
  skills: '擅长品类',
  joinedOn: '入职日期',
  storeIds: '门店',
}
const NEW = { role: 'guide', grade: 1, skills: [], storeIds: [] } as unknown as GuideValues

function valuesOf({ code, name, role, grade, skills, joinedOn, storeIds }: Guide): GuideValues {
  return { code, name, role, grade, skills, joinedOn, storeIds }
}

function sayWith(names: ReadonlyMap<string, string>) {
  return (key: string, value: unknown): string => {
    if (key === 'role') return GUIDE_ROLE_TEXT[value as Guide['role']]
    if (key === 'storeIds') return (value as string[]).map((id) => names.get(id) ?? id).join('、')
    return Array.isArray(value) ? value.join('、') : String(value ?? '')
  }
}

type Props = {
  before: Guide | null
  stores: readonly Place[]
  onClose: () => void
  onSaved?: (guideId: string) => void
}

/** Hires a guide or changes one; what a colleague saved in the meantime is shown and merged, never written over. */
export function GuideForm({ before, stores, onClose, onSaved }: Props) {
  const opened = before ? { revision: before.revision, values: valuesOf(before) } : { revision: null, values: NEW }
  const edit = useMergedEdit<GuideValues>(opened)
  const kept = useKeptForm<GuideValues>(`guide-${before?.id ?? 'new'}-${before?.revision ?? ''}`, opened.values)
  const [places, setPlaces] = useState(stores)
  const [isComparing, setComparing] = useState(false)
  const compare = async () => {
    setComparing(true)
    const reply = await call('viewGuide', { guideId: before!.id })
    setComparing(false)
    if (!reply.ok) return
    setPlaces([...places, ...reply.data.stores.map(({ storeId, name }) => ({ id: storeId, name }))])
    edit.setLatest({ revision: reply.data.guide.revision, values: valuesOf(reply.data.guide) })
  }
  const act = useAct('upsertGuide', {
    onFail: ({ code }) => {
      if (code === 'guide_changed') void compare()
      return true
    },
    onDone: ({ guideId }) => {
      kept.forget()
      onSaved?.(guideId)
      onClose()
    },
  })
  const save = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (values) await act.run({ ...values, seen: edit.revision })
  }
  const takeOver = () => {
    kept.form.setFieldsValue(edit.merge(kept.form.getFieldsValue(true) as GuideValues))
    kept.keep()
  }
  const isChanged = edit.hasChanged || isComparing
  const differences = edit.differencesOf(LABELS, sayWith(new Map(places.map(({ id, name }) => [id, name]))))
  return (
    <Drawer
      open
      title={titleOf(before)}
      size={520}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={act.isBusy} disabled={isChanged} onClick={save}>
            保存
          </Button>
        </div>
      }
    >
      {before?.employment === 'left' && (
        <Alert style={{ marginBottom: 16 }} showIcon title="保存后恢复在职；要重新邀请，本人才能再用导购端" />
      )}
      {isChanged && <ChangedSince differences={differences} isLoading={isComparing} onTakeOver={takeOver} />}
      <Form<GuideValues>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <GuideFields isNew={before === null} stores={places} />
      </Form>
      {act.failure && act.failure.code !== 'guide_changed' && (
        <Alert type="error" showIcon title={failureText(act.failure)} />
      )}
    </Drawer>
  )
}

function titleOf(before: Guide | null): string {
  if (!before) return '新建导购'
  return `${before.employment === 'left' ? '重新入职' : '编辑导购'}：${before.name}`
}
