import { unitSign } from '#kernel/unit-sign.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { buildingAsked, choicesOf, equipmentAsked, type SurveyField } from './fields.ts';
import { surveyWords } from './survey-words.ts';
import './blank-sheet.css';

/** The number of devices of a building that fit on one sheet. */
const blankDevices = [1, 2, 3, 4, 5];

/** The same questions as on the phone, empty, to be filled in by hand: each building with its facts, then its devices. */
export function BlankSheet({ buildings }: { readonly buildings: readonly string[] }) {
  return buildings.map((code) => <OneSheet key={code} building={code} />);
}

function OneSheet({ building }: { readonly building: string }) {
  const words = usePageWords(surveyWords);
  const { language, format } = useLanguage();
  const called = ({ term }: SurveyField): string => `${term[language]}${term.unit === undefined ? '' : format.aside(unitSign(term.unit))}`;
  const boxes = (field: SurveyField): string => {
    const choices = choicesOf(field);
    const named = choices === null ? [] : Object.values(choices).map((one) => one[language]);
    return [...named, words.label.unclear].map((one) => `□ ${one}`).join(' ');
  };
  return (
    <section className="yd-blank-sheet" aria-label={words.byHand(building)}>
      <h4>{words.byHand(building)}</h4>
      <table>
        <tbody>
          {buildingAsked.map((field) => (
            <tr key={field.name}>
              <th scope="row">{called(field)}</th>
              <td>{boxes(field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <tbody>
          {[words.deviceCode, ...equipmentAsked.map(called)].map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {blankDevices.map((nth) => (
                <td key={nth} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.surveyor}</p>
    </section>
  );
}
