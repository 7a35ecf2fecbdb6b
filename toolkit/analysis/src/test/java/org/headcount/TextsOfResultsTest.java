package org.headcount;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.data.DataFolder;
import org.headcount.data.DataReader;
import org.headcount.data.csv.Csv;
import org.headcount.data.excel.Excel;
import org.headcount.data.input.ReadingProgress;
import org.headcount.data.table.DataFile;
import org.headcount.document.Expression;
import org.headcount.document.Term;
import org.headcount.metrics.Influence;
import org.headcount.metrics.Poverty;
import org.headcount.reading.Document;
import org.headcount.reading.Reading;
import org.headcount.reading.Sentences;
import org.headcount.report.AuditPage;
import org.headcount.survey.Replicates;
import org.headcount.survey.Survey;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Every public type that a cell can show has a text that says what the value is. */
class TextsOfResultsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.headcount");

    @Test
    void publicClassesHaveText() {
        List<String> shown =
                shown().filter(it -> !it.isRecord()).map(JavaClass::getName).toList();
        assertThat(shown).contains("org.headcount.survey.Survey", "org.headcount.metrics.Distribution");
        assertThat(shown().filter(it -> !it.isRecord() && !hasOwnText(it)).map(JavaClass::getName))
                .isEmpty();
    }

    /** A method with a public result may return a type that is not public, or a lambda. */
    @Test
    void typesBehindPublicInterfacesHaveText() {
        List<String> hidden = CLASSES.stream()
                .filter(it -> !isPublic(it) && !it.isInterface() && !it.isEnum() && !it.isRecord())
                .filter(it -> it.getAllRawInterfaces().stream().anyMatch(TextsOfResultsTest::isShownInterface))
                .filter(it -> it.getAllMethods().stream()
                        .noneMatch(method -> method.getName().equals("toString")
                                && method.getRawParameterTypes().isEmpty()
                                && !method.getOwner().isEquivalentTo(Object.class)))
                .map(JavaClass::getName)
                .toList();
        assertThat(hidden).isEmpty();
    }

    private static boolean isShownInterface(JavaClass type) {
        return isPublic(type)
                && type.getPackageName().startsWith("org.headcount")
                && CLASSES.stream()
                        .filter(TextsOfResultsTest::isPublic)
                        .flatMap(each -> each.getMethods().stream())
                        .anyMatch(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && method.getRawReturnType().equals(type));
    }

    /** The text of every value that a public factory without parameters returns, whatever its type is. */
    @Test
    void valuesOfFactoriesHaveText() throws ReflectiveOperationException {
        // Callbacks are functions, whose text in a cell is the name of their interface.
        List<Class<?>> callbacks = List.of(Influence.class, ReadingProgress.class);
        int values = 0;
        for (JavaClass type : CLASSES) {
            if (!isPublic(type) || type.isEnum()) {
                continue;
            }
            for (Method factory : type.reflect().getDeclaredMethods()) {
                if (Modifier.isPublic(factory.getModifiers())
                        && Modifier.isStatic(factory.getModifiers())
                        && factory.getParameterCount() == 0
                        && factory.getReturnType() != void.class
                        && !callbacks.contains(factory.getReturnType())) {
                    assertThat(String.valueOf(factory.invoke(null)))
                            .as(factory.toString())
                            .doesNotContainPattern("@[0-9a-f]{4,}|\\$\\$Lambda");
                    values++;
                }
            }
        }
        assertThat(values).isGreaterThan(30);
    }

    /** The generated text of such a record prints every element, or the identity of an array or lambda. */
    @Test
    void recordsOfManyValuesHaveText() {
        List<String> records = shown().filter(TextsOfResultsTest::isRecordOfManyValues)
                .map(JavaClass::getName)
                .toList();
        assertThat(records).contains("org.headcount.metrics.GroupedData", "org.headcount.reading.Reading");
        assertThat(shown().filter(it -> isRecordOfManyValues(it) && !hasOwnText(it))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void textsSayWhatAValueIs() {
        var table = Table.create(
                "households", DoubleColumn.create("consumption", 1, 2, 6), DoubleColumn.create("w", 1, 1, 2));
        Survey survey = Survey.of(table).welfare("consumption").weight("w").unit("dollars a day");
        assertThat(survey)
                .hasToString("survey of households (rows: 3): welfare consumption in dollars a day, weight w");
        assertThat(survey.changeTo(survey.psu("w")))
                .hasToString("change from " + survey + " to " + survey + ", PSUs w");
        assertThat(survey.named("2018").where("w", 1.0))
                .hasToString("survey of 2018, households, w = 1.0 (rows: 2 of 3): welfare consumption in dollars a day,"
                        + " weight w");
        assertThat(Survey.of(table)).hasToString("survey of households (rows: 3): welfare not declared, no weights");
        assertThat(DataFile.of(table)).hasToString("households (rows: 3, columns: 2)");
        assertThat(survey.distribution()).hasToString("distribution (rows: 3, population: 4.0, mean: 3.75)");
        assertThat(Poverty.headcount(3).of(survey.distribution())).hasToString("0.5");
        assertThat(Replicates.jackknife()).hasToString("jackknife, one PSU left out at a time");
    }

    @Test
    void textsOfReadersNameWhatIsSet() {
        assertThat(Csv.reader()).hasToString("reader of CSV files");
        assertThat(Csv.reader().separator(';').decimalComma().missing("99").only("a", "b"))
                .hasToString("reader of CSV files: separator ';', decimal comma, missing values 99, only a b");
        assertThat(Excel.reader().sheet(2).cells("B4:F40"))
                .hasToString("reader of Excel workbooks: sheet 2, cells B4:F40");
        assertThat(DataReader.anyFormat().skip(2).withoutHeader())
                .hasToString("reader of data files: skip 2, no header");
    }

    @Test
    void textsOfDocumentsCountWhatTheyHold() {
        Reading reading = Reading.of(Document.ofText("note", "Of 200 villages, 50 were poor. That is 25 percent."));
        assertThat(reading).hasToString("note (figures: 3, claims: 2, derived figures: 0)");
        assertThat(AuditPage.of(reading.document(), reading.audit()))
                .hasToString("audit page of note (figures: 3, claims: 2, derived figures: 0)");
        assertThat(reading.claims()).hasToString("note (claims: 2, derived figures: 0)");
        assertThat(DataFolder.builtIn()).hasToString("data folder: the recorded data of the toolkit");
        assertThat(Sentences.of(reading.document()))
                .extracting(Object::toString)
                .containsExactly("Of 200 villages, 50 were poor.", "That is 25 percent.");
    }

    private static Stream<JavaClass> shown() {
        return CLASSES.stream()
                .filter(TextsOfResultsTest::isPublic)
                .filter(it -> !it.isInterface() && !it.isEnum() && !it.isAssignableTo(Throwable.class))
                .filter(TextsOfResultsTest::hasInstances);
    }

    /** What the readers of data files share is public for them alone: cells import none of it. */
    private static final List<String> WORKINGS =
            List.of("org.headcount.data.column", "org.headcount.data.format", "org.headcount.data.input");

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !WORKINGS.contains(type.getPackageName())
                && type.getEnclosingClass().map(TextsOfResultsTest::isPublic).orElse(true);
    }

    private static boolean hasInstances(JavaClass type) {
        return type.getFields().stream().anyMatch(it -> !it.getModifiers().contains(JavaModifier.STATIC));
    }

    /** Terms and expressions of a claim are excluded: they have a few operands, and each has a text. */
    private static boolean isRecordOfManyValues(JavaClass type) {
        return type.isRecord()
                && !type.isAssignableTo(Term.class)
                && !type.isAssignableTo(Expression.class)
                && type.getFields().stream()
                        .filter(it -> !it.getModifiers().contains(JavaModifier.STATIC))
                        .anyMatch(it -> isMany(it.getRawType()));
    }

    private static boolean isMany(JavaClass type) {
        return type.isArray()
                || type.isAssignableTo(Collection.class)
                || type.isAssignableTo(Map.class)
                || (type.isInterface() && type.getPackageName().startsWith("org.headcount") && isFunction(type));
    }

    private static boolean isFunction(JavaClass type) {
        return type.getMethods().stream()
                        .filter(it -> it.getModifiers().contains(JavaModifier.ABSTRACT))
                        .count()
                == 1;
    }

    /** A generated {@code toString} of a record calls nothing by itself: it passes the record to the JDK. */
    private static boolean hasOwnText(JavaClass type) {
        Optional<JavaMethod> text = type.tryGetMethod("toString");
        return text.isPresent()
                && (!type.isRecord() || !text.get().getAccessesFromSelf().isEmpty());
    }
}
