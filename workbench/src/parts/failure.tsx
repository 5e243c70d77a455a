import { Component, type ReactNode } from 'react'
import { address } from '../router.js'

interface Props {
  readonly children: ReactNode
  /** Another page is another chance. */
  readonly resetKey: string
}

/** Keeps a view that breaks from taking the page with it. */
export class Failure extends Component<Props, { readonly error: Error | null }> {
  override state = { error: null as Error | null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override componentDidUpdate(before: Props) {
    if (before.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: null })
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className="state" role="alert">
        <h1>This view broke</h1>
        <p>{error.message}. This is our mistake, not yours.</p>
        <p>
          <a href={address('')}>Go to the front page</a> or reload this one; your corrections are kept.
        </p>
      </div>
    )
  }
}
