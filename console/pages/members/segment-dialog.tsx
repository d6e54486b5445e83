import { Alert, App, Button, Modal, Table } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Out } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { SegmentForm } from '../../forms/segment-form'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { addressOf, filtersOf, type MemberUrl, searchOf } from './member-question'
import { chipText } from './member-words'

type Segment = Out<'listSegments'>['segments'][number]

/** Filters under a name, for everybody at headquarters: opened, counted again, saved from what is filtered now. */
export function SegmentDialog({ url, onClose }: { url: MemberUrl; onClose: () => void }) {
  const asked = useAsk('listSegments', {})
  const navigate = useNavigate()
  const [isSaving, setSaving] = useState(false)
  const filters = filtersOf(url)
  const isFiltered = Object.keys(filters).length > 0
  const words = wordsOf(url)
  const open = (segment: Segment) => navigate(`/members${searchOf(addressOf(segment.filters))}`)
  return (
    <Modal
      open
      width={760}
      title="分群"
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="save" type="primary" disabled={isSaving} onClick={() => setSaving(true)}>
          把当前筛选存为分群
        </Button>,
        <Button key="close" onClick={onClose}>
          关闭
        </Button>,
      ]}
    >
      {isSaving && !isFiltered && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title="还没有筛选：先在会员列表里选好条件，再回来保存。姓名和手机号不能存进分群。"
        />
      )}
      {isSaving && isFiltered && <SegmentForm filters={filters} words={words} onDone={() => setSaving(false)} />}
      <AskedView asked={asked}>{({ segments }) => <Segments segments={segments} onOpen={open} />}</AskedView>
    </Modal>
  )
}

function Segments({ segments, onOpen }: { segments: Segment[]; onOpen: (segment: Segment) => void }) {
  const { modal } = App.useApp()
  const refresh = useAct('refreshSegment', { ages: ['listSegments'] })
  const remove = useAct('removeSegment', { ages: ['listSegments'] })
  const [refreshing, setRefreshing] = useState('')
  const again = async (segmentId: string) => {
    setRefreshing(segmentId)
    await refresh.run({ segmentId })
    setRefreshing('')
  }
  const ask = ({ segmentId, name }: Segment) =>
    modal.confirm({
      title: `删除分群「${name}」？`,
      content: '只删除这组筛选条件，会员不受影响。',
      okText: '删除',
      cancelText: '取消',
      okButtonProps: { danger: true },
      onOk: () => remove.run({ segmentId }),
    })
  return (
    <>
      <Table<Segment>
        size="small"
        pagination={false}
        rowKey={({ segmentId }) => segmentId}
        dataSource={segments}
        scroll={{ y: 380 }}
        columns={[
          {
            key: 'name',
            title: '名称',
            render: (_, segment) => (
              <>
                <button type="button" className="link-button" onClick={() => onOpen(segment)}>
                  {segment.name}
                </button>
                <br />
                <small className="faint">{wordsOf(addressOf(segment.filters))}</small>
              </>
            ),
          },
          {
            key: 'by',
            title: '建立人',
            width: 110,
            render: (_, { isBuiltIn, createdBy }) => (isBuiltIn ? '系统' : createdBy),
          },
          {
            key: 'size',
            title: '人数',
            width: 90,
            align: 'right',
            className: 'number',
            render: (_, segment) => sizeText(segment),
          },
          {
            key: 'at',
            title: '统计于',
            width: 110,
            align: 'right',
            render: (_, { countedAt }) => <TimeText at={countedAt} />,
          },
          {
            key: 'acts',
            title: '操作',
            width: 150,
            render: (_, segment) => (
              <>
                <Button
                  type="link"
                  size="small"
                  loading={refreshing === segment.segmentId}
                  aria-label={`重新统计「${segment.name}」`}
                  onClick={() => again(segment.segmentId)}
                >
                  重新统计
                </Button>
                {!segment.isBuiltIn && (
                  <Button
                    type="link"
                    size="small"
                    danger
                    aria-label={`删除「${segment.name}」`}
                    onClick={() => ask(segment)}
                  >
                    删除
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {remove.failure && <Alert type="error" showIcon title={failureText(remove.failure)} />}
    </>
  )
}

function sizeText({ size, isCapped }: Segment): string {
  if (size === null) return '未统计'
  return isCapped ? `${countText(size)}+` : countText(size)
}

function wordsOf(url: MemberUrl): string {
  const words = Object.entries(url).flatMap(([key, value]) =>
    value === '' || key === 'q' ? [] : (chipText(key as keyof MemberUrl, value, {}) ?? []),
  )
  return words.join(' · ') || '没有条件'
}
