import { Button, type ButtonProps, Tooltip } from 'antd'

type Props = Omit<ButtonProps, 'disabled'> & {
  /** Why it cannot be pressed now, in words; null or left out: it can. */
  refusal?: string | null | undefined
}

/** A button that says why it cannot be pressed. It stays reachable by keyboard, so that the reason can be read there too. */
export function AllowedButton({ refusal, onClick, children, ...rest }: Props) {
  if (!refusal) {
    return (
      <Button {...rest} {...(onClick ? { onClick } : {})}>
        {children}
      </Button>
    )
  }
  const { danger: _, type: __, href: ___, htmlType: ____, ...quiet } = rest
  return (
    <Tooltip title={refusal}>
      <Button
        {...quiet}
        aria-disabled="true"
        aria-description={refusal}
        className="refused"
        onClick={(event) => event.preventDefault()}
      >
        {children}
      </Button>
    </Tooltip>
  )
}
