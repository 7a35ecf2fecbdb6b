package org.headcount.maven;

import eu.maveniverse.maven.mima.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelProblem;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.MetadataNotFoundException;

/** Remembers which repositories could not be asked, and says what is missing and where it was looked for. */
final class UnreachableRepositories extends AbstractRepositoryListener {
    private static final int MOST_PROBLEMS = 5;

    private final Context context;
    private final List<RemoteRepository> repositories;
    private final Map<String, String> unreachable = new ConcurrentHashMap<>();
    private final Map<String, String> faulty = new ConcurrentHashMap<>();

    UnreachableRepositories(Context context, List<RemoteRepository> repositories) {
        this.context = context;
        this.repositories = repositories;
    }

    @Override
    public void artifactDownloaded(RepositoryEvent event) {
        note(event);
    }

    @Override
    public void metadataDownloaded(RepositoryEvent event) {
        note(event);
    }

    /** Maven goes on without what a library needs when its POM cannot be used. */
    @Override
    public void artifactDescriptorInvalid(RepositoryEvent event) {
        String coordinates = Maven.coordinates(event.getArtifact()).shortName();
        String problem =
                problems(event.getException()).stream().findFirst().orElseGet(() -> Maven.cause(event.getException()));
        faulty.putIfAbsent(coordinates, problem);
    }

    /** Libraries whose POM cannot be used, each with what is wrong in it. */
    List<String> faulty() {
        return faulty.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .sorted()
                .toList();
    }

    private void note(RepositoryEvent event) {
        Exception why = event.getException();
        boolean failed = why != null
                && !(why instanceof ArtifactNotFoundException)
                && !(why instanceof MetadataNotFoundException);
        if (failed && event.getRepository() != null) {
            unreachable.putIfAbsent(event.getRepository().getId(), Maven.cause(why));
        }
    }

    static String name(RemoteRepository repository) {
        return repository.getId() + " (" + repository.getUrl() + ")";
    }

    List<String> unasked() {
        return repositories.stream()
                .filter(repository -> unreachable.containsKey(repository.getId()))
                .map(repository -> name(repository) + ": " + unreachable.get(repository.getId()))
                .toList();
    }

    Unresolved missing(DependencyResolutionException e) {
        if (e.getCause() instanceof ArtifactResolutionException resolution) {
            List<String> missing = resolution.getResults().stream()
                    .filter(result -> !result.isResolved())
                    .map(result ->
                            Maven.coordinates(result.getRequest().getArtifact()).toString())
                    .distinct()
                    .toList();
            noteFailures(resolution.getResults());
            return unresolved(missing);
        }
        return new Unresolved("not resolved: " + Maven.cause(e), asked());
    }

    private void noteFailures(List<ArtifactResult> results) {
        results.stream().flatMap(result -> result.getExceptions().stream()).forEach(why -> {
            if (why instanceof ArtifactTransferException transfer
                    && !(why instanceof ArtifactNotFoundException)
                    && transfer.getRepository() != null) {
                unreachable.putIfAbsent(transfer.getRepository().getId(), Maven.cause(why));
            }
        });
    }

    /** A library whose description cannot be read: in most cases because it is not there. */
    Unresolved unreadable(DependencyCollectionException e) {
        List<String> missing = e.getResult().getExceptions().stream()
                .flatMap(why -> why instanceof ArtifactDescriptorException descriptor
                        ? Stream.of(Maven.coordinates(descriptor.getResult().getArtifact())
                                .toString())
                        : Stream.empty())
                .distinct()
                .toList();
        Optional<Unresolved> faulty = e.getResult().getExceptions().stream()
                .flatMap(why -> why instanceof ArtifactDescriptorException descriptor
                        ? faulty(
                                Maven.coordinates(descriptor.getResult().getArtifact())
                                        .toString(),
                                why)
                                .stream()
                        : Stream.empty())
                .findFirst();
        if (faulty.isPresent()) {
            return faulty.get();
        }
        return missing.isEmpty() ? new Unresolved("not resolved: " + Maven.cause(e), asked()) : unresolved(missing);
    }

    /** A library whose POM is there and cannot be used, with what is wrong in it. */
    Optional<Unresolved> faulty(String coordinates, Throwable why) {
        List<String> problems = problems(why);
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unresolved(
                        "the POM of " + coordinates + " cannot be used: " + problems.get(0),
                        problems.stream()
                                .skip(1)
                                .map(problem -> "    " + problem)
                                .toList()));
    }

    /** What Maven found wrong with a POM, each with its place; the first line of its message only counts them. */
    static List<String> problems(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof ModelBuildingException building) {
                return building.getProblems().stream()
                        .filter(problem -> problem.getSeverity() != ModelProblem.Severity.WARNING)
                        .limit(MOST_PROBLEMS)
                        .map(problem -> problem.getMessage().lines().findFirst().orElse("")
                                + (problem.getLineNumber() > 0
                                        ? " (line " + problem.getLineNumber() + ", column " + problem.getColumnNumber()
                                                + ")"
                                        : ""))
                        .toList();
            }
        }
        return List.of();
    }

    Unresolved unresolved(List<String> missing) {
        String message = String.join(", ", missing) + " not found in the "
                + (repositories.size() == 1 ? "repository" : repositories.size() + " repositories") + " asked: "
                + repositories.stream().map(RemoteRepository::getId).collect(Collectors.joining(", "));
        List<String> details = new ArrayList<>(asked());
        details.add("hint: look at spelling and version, or add the repository that has it:" + " %mavenRepo ID URL");
        return new Unresolved(message, details);
    }

    private List<String> asked() {
        List<String> lines = new ArrayList<>();
        lines.add("    local repository ("
                + context.repositorySystemSession().getLocalRepository().getBasedir() + ")");
        for (RemoteRepository repository : repositories) {
            String why = context.repositorySystemSession().isOffline()
                    ? "Maven is offline, as its settings say"
                    : unreachable.get(repository.getId());
            lines.add("    " + name(repository) + (why == null ? "" : ", which could not be asked: " + why));
        }
        return lines;
    }
}
