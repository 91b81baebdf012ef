import { languageName } from '@/lib/domain/languages.ts';
import {
  REPORT_LANGUAGES,
  type ReportLanguage,
  reportLanguageFor,
} from '@/lib/domain/report/report-languages.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Select } from '../../ui/field.tsx';

const languageOf = (chosen: string): ReportLanguage | undefined =>
  REPORT_LANGUAGES.find((language) => language === chosen);

type Props = {
  story: Pick<WorkbenchView['story'], 'language'>;
  value: ReportLanguage;
  error: string | undefined;
  onChange: (language: ReportLanguage) => void;
};

/** What the report, its cards and the annotated story are worded in; the story's own words stay as they are. */
export function ReportLanguageField({ story, value, error, onChange }: Props) {
  return (
    <Select
      className="mt-4"
      label="Language of the report"
      hint={hintOf(story.language, value)}
      choices={REPORT_LANGUAGES.map((one) => ({ value: one, words: languageName(one) }))}
      value={value}
      error={error}
      onChange={(event) => {
        const language = languageOf(event.target.value);
        if (language) onChange(language);
      }}
    />
  );
}

/** Said where the report and its story are in two languages. */
function hintOf(story: string, value: ReportLanguage): string | undefined {
  const own = reportLanguageFor(story);
  if (own.isOwn && own.language === value) return undefined;
  if (own.isOwn) return `The story is in ${languageName(story)}.`;
  return story === 'und'
    ? 'Nobody said which language the story is in.'
    : `The story is in ${languageName(story)}, which reports are not made in yet.`;
}
