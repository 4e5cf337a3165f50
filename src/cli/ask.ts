import { isCancel, text } from '@clack/prompts'
import { printable } from '../index.ts'
import {
  type Answers,
  answerProblem,
  problemSentence,
  type QuestionName,
  questions,
  type SitePlan,
  trimmedAnswer,
} from '../scaffold/index.ts'

/** Asks what nobody said yet, each with a likely answer to accept; undefined where the writer breaks off. */
export async function askFor(plan: SitePlan): Promise<Partial<Answers> | undefined> {
  const answers: Partial<Record<QuestionName, string>> = {}
  for (const name of plan.open) {
    const { text: message, example } = questions[name]
    const likely = plan.likely[name]
    const answer = await text({
      message,
      placeholder: example,
      ...(likely !== undefined && { initialValue: likely }),
      validate(value = '') {
        const problem = answerProblem(plan.root, name, trimmedAnswer(value))
        return problem === undefined ? undefined : printable(problemSentence('It', problem))
      },
      output: process.stderr,
    })
    if (isCancel(answer)) return undefined
    answers[name] = trimmedAnswer(answer)
  }
  process.stderr.write('\n')
  return answers
}
