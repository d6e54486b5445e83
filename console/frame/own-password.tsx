import { PasswordForm } from '../forms/password-form'

/** Instead of every page, as long as the password is one that an administrator has set. */
export function OwnPasswordPage({ name }: { name: string }) {
  return (
    <main className="sign-in">
      <div className="panel">
        <h1 style={{ fontSize: 20, margin: '0 0 4px' }}>请换一个自己的密码</h1>
        <p className="soft" style={{ margin: '0 0 20px' }}>
          {name}，现在的密码是管理员设置的。换成只有你知道的密码之后，才能继续使用。
        </p>
        <PasswordForm />
      </div>
    </main>
  )
}
